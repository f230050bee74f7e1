// SPDX-License-Identifier: Apache-2.0
/**
 * Where sampled frames are taken apart: a router sends the first bytes of a packet, and this room names its headers.
 *
 * <p>{@link io.weir.codec.frame.FrameParser} walks the bytes and tells a {@link io.weir.codec.frame.FrameListener} of
 * each layer; a {@link io.weir.codec.frame.FrameGrammar} says how long a header is and what follows it: goflow2's rules
 * or those of the standards. What a header's fields mean for a record is no matter of this room: that is
 * {@code codec.flow}, which listens.
 */
package io.weir.codec.frame;
