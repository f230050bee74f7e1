// SPDX-License-Identifier: Apache-2.0
/**
 * The front door of decoding: a datagram's bytes in, its records out. {@link io.weir.codec.decode.DatagramDecoder}
 * picks the protocol's decoder, which walks the datagram and notes where records lie ({@link io.weir.codec.walk});
 * then each record is read and delivered. Before: {@code engine.decode}; behind: the listener, {@code engine.deliver}.
 */
package io.weir.codec.decode;
