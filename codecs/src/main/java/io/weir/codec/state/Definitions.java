// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.Binder;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.seeded.BytesKey;
import io.weir.codec.template.Layout;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Interns what templates say, so that a thousand exporters of one model share one definition. Bounded by bytes: what no
 * exporter uses any more is counted nowhere else.
 */
final class Definitions {
    private static final int MAX_BYTES = 2 << 20;

    private final Binder binder;
    private final boolean names;
    private final Map<BytesKey, Definition> known = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;

    /** Definitions that are bound as the user wants; {@code names}: those of options are read for names. */
    Definitions(Binder binder, boolean names) {
        this.binder = binder;
        this.names = names;
    }

    /** The definition in {@code bytes}; {@code layout} is asked for its fields if it is new. */
    Definition of(Protocol protocol, boolean options, byte[] bytes, Supplier<Layout> layout) {
        BytesKey key = new BytesKey(options ? -protocol.id() : protocol.id(), bytes);
        Definition definition = known.get(key);
        if (definition == null) {
            definition = Definition.of(protocol, options, bytes, layout.get(), binder, names);
            known.put(key, definition);
            heldBytes += Template.bytes(definition);
            forgetEldest();
        }
        return definition;
    }

    private void forgetEldest() {
        Iterator<Definition> eldest = known.values().iterator();
        while (heldBytes > MAX_BYTES) {
            heldBytes -= Template.bytes(eldest.next());
            eldest.remove();
        }
    }

    /** What the definitions held here are counted with. */
    long heldBytes() {
        return heldBytes;
    }
}
