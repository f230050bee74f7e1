// SPDX-License-Identifier: Apache-2.0
/**
 * What a decoder is set up with, what it counts, and who listens to it: {@link io.weir.codec.DecoderSettings}, {@link
 * io.weir.codec.DecodeCounts}, {@link io.weir.codec.DecodeListener}. Values and interfaces that the rooms below share;
 * no datagram passes here.
 */
package io.weir.codec;
