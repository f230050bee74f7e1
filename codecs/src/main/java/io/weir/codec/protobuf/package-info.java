// SPDX-License-Identifier: Apache-2.0
/**
 * goflow2's protobuf message, written and read by hand: docs/protobuf.md is its description.
 *
 * <p>{@link io.weir.codec.protobuf.ProtobufEncoder} turns records into messages,
 * {@link io.weir.codec.protobuf.ProtobufReader} messages into records that print as the ones they came from.
 */
package io.weir.codec.protobuf;
