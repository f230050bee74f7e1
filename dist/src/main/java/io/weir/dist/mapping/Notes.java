// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.sink.settings.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Collects what has no effect in a file. One thread. */
final class Notes {
    private final String file;
    private final List<String> lines = new ArrayList<>();

    Notes(String file) {
        this.file = file;
    }

    /** Something in a line has no effect. */
    void add(int line, String text) {
        lines.add("-mapping: " + file + ":" + line + ": " + text);
    }

    /** A name in a line is not known. */
    void unknown(int line, String what, String name, Collection<String> known) {
        add(line, what + " has no effect: there is none of that name" + meant(name, known));
    }

    /** The known name that may be meant, as the end of a sentence; empty if there is none near. */
    static String meant(String name, Collection<String> known) {
        return known.stream().filter(each -> plain(each).equals(plain(name))).findFirst()
            .or(() -> Nearest.to(name, List.copyOf(known)))
            .map(each -> "; did you mean " + each + "?").orElse("");
    }

    /** The same, and all that is known. */
    static String allowed(String name, Collection<String> known) {
        String meant = meant(name, known);
        return (meant.isEmpty() ? ";" : meant) + " allowed: " + String.join(", ", known);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
