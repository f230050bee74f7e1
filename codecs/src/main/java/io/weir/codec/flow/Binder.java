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
 */
public record Binder(boolean correct, Mapping mapping, Biflow biflow, Nsel nsel) {

    /** The binding of a layout whose records come in {@code protocol}. */
    public Binding of(Layout layout, Protocol protocol) {
        Ways ways = biflow == Biflow.SPLIT ? Ways.of(layout, protocol) : null;
        return Binding.of(layout, layout, protocol, this, ways);
    }
}
