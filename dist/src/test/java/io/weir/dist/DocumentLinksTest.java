// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relative link of a page points to must be there, its heading too. */
final class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]*)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<Path> pages = Pages.all();

        List<String> dead = pages.stream().flatMap(page -> dead(page).stream()).toList();

        assertThat(pages).contains(Pages.root().resolve("README.md"));
        assertThat(dead).as("links that lead nowhere").isEmpty();
    }

    @Test
    void aMissingFileAndAMissingHeadingAreFound(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "# One, two\n[a](#one-two) [b](#three) [c](none.md) [d](https://x.org/) `[e](f)`\n");

        assertThat(dead(page)).containsExactly(page + ": #three", page + ": none.md");
    }

    private static List<String> dead(Path page) {
        return LINK.matcher(CODE.matcher(Pages.text(page)).replaceAll("")).results().map(link -> link.group(1))
            .filter(link -> !link.matches("[a-z]+:.*") && !leads(page, link)).map(link -> page + ": " + link).toList();
    }

    private static boolean leads(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || headings(target).contains(link.substring(hash + 1)));
    }

    /** As Git hosts make anchors of headings: lower case, hyphens for spaces, other signs left out. */
    private static Set<String> headings(Path page) {
        return Pages.text(page).lines().filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-'))
            .collect(Collectors.toSet());
    }
}
