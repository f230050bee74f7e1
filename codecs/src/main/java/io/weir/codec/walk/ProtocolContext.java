// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.RecordReader;

/**
 * What the decoder of a {@link ProtocolModule} works with.
 *
 * @param faults told of what is wrong with a datagram
 * @param reader fills the worker's record; for decoders that read records by themselves
 * @param mapping what the user wants in columns beside, and the columns that there are
 * @param correct false for {@code -values=goflow2}
 */
public record ProtocolContext(FaultListener faults, RecordReader reader, Mapping mapping, boolean correct) {
}
