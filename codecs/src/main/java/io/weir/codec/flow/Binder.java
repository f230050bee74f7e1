// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.Biflow;
import io.weir.codec.Nsel;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * How the user wants columns to be filled. Immutable, any thread.
 *
 * @param correct whether values are right where goflow2's are wrong
 * @param mapping what the user wants beside
 * @param biflow what becomes of records that count both ways
 * @param nsel which events of firewalls give records
 * @param optionsRecords whether records of options data are records of their own
 */
public record Binder(boolean correct, Mapping mapping, Biflow biflow, Nsel nsel, boolean optionsRecords) {

    /** The binding of a layout whose records come in {@code protocol}. */
    public Binding of(Layout layout, Protocol protocol) {
        Ways ways = biflow == Biflow.SPLIT ? Ways.of(layout, protocol) : null;
        return Binding.of(layout, layout, protocol, this, ways);
    }

    /** That of a layout of options data; null where its records are not wanted. */
    public Binding ofOptions(Layout layout, Protocol protocol) {
        return optionsRecords ? Binding.ofOptions(layout, protocol) : null;
    }
}
