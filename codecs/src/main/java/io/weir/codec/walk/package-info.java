// SPDX-License-Identifier: Apache-2.0
/**
 * The first half of decoding: all of a datagram is looked at once, templates and options are taken in, and where flow
 * records lie is noted in a {@link io.weir.codec.walk.Walk}. Every protocol has a {@link
 * io.weir.codec.walk.ProtocolDecoder}; plugins bring theirs with a {@link io.weir.codec.walk.ProtocolModule}.
 */
package io.weir.codec.walk;
