// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All pages of the project: what a relative link points to must be there, its heading too. */
final class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]*)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        Path root = Path.of(System.getProperty("weir.root"));
        List<Path> pages = pages(root);

        List<String> dead = pages.stream().flatMap(page -> dead(page).stream()).toList();

        assertThat(pages).contains(root.resolve("README.md"));
        assertThat(dead).as("links that lead nowhere").isEmpty();
    }

    @Test
    void aMissingFileAndAMissingHeadingAreFound(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "# One, two\n[a](#one-two) [b](#three) [c](none.md) [d](https://x.org/) `[e](f)`\n");

        assertThat(dead(page)).containsExactly(page + ": #three", page + ": none.md");
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean ours = folder.equals(root) || !name.startsWith(".") && !name.equals("target");
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static List<String> dead(Path page) {
        return LINK.matcher(CODE.matcher(text(page)).replaceAll("")).results().map(link -> link.group(1))
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
        return text(page).lines().filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-'))
            .collect(Collectors.toSet());
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
