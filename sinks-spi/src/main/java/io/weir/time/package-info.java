// SPDX-License-Identifier: Apache-2.0
/** The host's clock, as far as it can be believed. */
package io.weir.time;
