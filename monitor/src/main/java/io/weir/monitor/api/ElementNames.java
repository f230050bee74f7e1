// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names of information elements, for people; immutable, any thread. Read when first asked for. */
public final class ElementNames {
    private static final String FILE = "elements.csv";
    private static final String[] V9_SCOPES = {"", "System", "Interface", "LineCard", "Cache", "Template"};

    private final Map<Long, String> names = new HashMap<>();

    private ElementNames() {
        try (BufferedReader lines = new BufferedReader(
            new InputStreamReader(ElementNames.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final ElementNames ONE = new ElementNames();
    }

    private void add(String line) {
        String[] cells = line.split(",");
        names.put(key(Long.parseLong(cells[0]), Integer.parseInt(cells[1])), cells[2]);
    }

    private static long key(long enterprise, int id) {
        return enterprise << 16 | id;
    }

    /** The name of an element, empty if it is not known; {@code enterprise} is 0 for IANA. */
    public static String of(long enterprise, int id) {
        return Holder.ONE.names.getOrDefault(key(enterprise, id), "");
    }

    /** The name of a scope type of v9 options, RFC 3954 section 6.1; empty if it is not known. */
    static String ofScope9(int type) {
        return type > 0 && type < V9_SCOPES.length ? V9_SCOPES[type] : "";
    }
}
