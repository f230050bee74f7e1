// SPDX-License-Identifier: Apache-2.0
/** Weir's threads: what they outlive, and how it shows when one is dead. {@code docs/threads.md} lists them. */
package io.weir.thread;
