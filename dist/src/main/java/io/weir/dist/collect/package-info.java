// SPDX-License-Identifier: Apache-2.0
/** The collector's command: flags, signals, one life from the first log line to the exit code. */
package io.weir.dist.collect;
