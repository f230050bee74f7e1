// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.stream.IntStream;

/** The fields of options data as those of a record of its own: scopes are elements like others, and come first. */
public final class OptionsFields {
    /**
     * Enterprise under which scopes of NetFlow v9 are known. They are numbered types (RFC 3954 section 6.1), whose
     * numbers are elements of other meaning. IANA gives this number to nobody.
     */
    public static final long SCOPES_9 = 4_294_967_294L;

    private OptionsFields() {
    }

    /** Those of a layout whose records come in {@code protocol}; places in a record are the same. */
    static Layout of(Layout layout, Protocol protocol) {
        long[] enterprises = IntStream.range(0, layout.fieldCount())
            .mapToLong(i -> i < layout.scopeCount() && !protocol.hasEnterprises() ? SCOPES_9 : layout.enterprise(i))
            .toArray();
        return new Layout(enterprises, IntStream.range(0, layout.fieldCount()).map(layout::id).toArray(),
            IntStream.range(0, layout.fieldCount()).map(layout::length).toArray(), 0);
    }
}
