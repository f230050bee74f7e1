// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the docs with tables that tests make; {@code -Dweir.docs.write=true} writes them again. */
final class ReferencePage {
    private static final Path ROOT = Path.of(System.getProperty("weir.root", ".."));

    private ReferencePage() {
    }

    /** A file of the project. */
    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** {@code page} with {@code text} between the marks of a table. */
    static String between(String page, String table, String text) {
        String start = "<!-- " + table + " -->\n";
        int from = page.indexOf(start) + start.length();
        int to = page.indexOf("<!-- end of " + table + " -->");
        assertThat(from).as(table).isGreaterThan(start.length());
        return page.substring(0, from) + text + page.substring(to);
    }

    /** The page is {@code fresh}, or becomes so. */
    static void check(Path page, String fresh) throws IOException {
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(page, fresh);
        }
        assertThat(Files.readString(page)).as(page + " is stale; -Dweir.docs.write=true writes its tables again")
            .isEqualTo(fresh);
    }
}
