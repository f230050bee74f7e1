// SPDX-License-Identifier: Apache-2.0
/**
 * Does the account add up? Known traffic with known faults goes through a collector's real sockets; then the account it
 * prints is compared with what was sent, sum by sum. {@link io.weir.bench.account.AccountLoad} runs it.
 */
package io.weir.bench.account;
