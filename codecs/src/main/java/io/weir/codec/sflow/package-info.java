// SPDX-License-Identifier: Apache-2.0
/**
 * sFlow version 5: a datagram's header and samples, and how the records of a flow sample fill columns. Its text is
 * "sFlow Version 5" of sflow.org, July 2004; all numbers are XDR, RFC 4506: big-endian, in units of four bytes.
 */
package io.weir.codec.sflow;
