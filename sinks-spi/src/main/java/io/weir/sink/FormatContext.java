// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;

/** What an encoder of a {@link FlowFormat} is opened with: what the user asked for. Immutable; any thread. */
public interface FormatContext {
    /** Whether values are right or goflow2's, as {@code -values} says. */
    Values values();

    /** What a record of the output is, as {@code -produce} says. */
    Produce produce();

    /** The fields of a line, as {@code -mapping} says; for formats that write lines of goflow2's fields. */
    default Fields fields() {
        return Fields.STANDARD;
    }
}
