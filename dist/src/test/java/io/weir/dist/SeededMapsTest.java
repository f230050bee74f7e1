// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keys that come from the network must not meet because somebody chose them so. Maps by numbers are in {@code seeded};
 * Java's own maps fall back to a tree where keys can be compared, so their keys must be: or be known by identity alone.
 */
final class SeededMapsTest {
    private static final Pattern HASHED = Pattern.compile("(?:Map|Set)<([A-Za-z.]+(?:\\[\\])?)\\b[^=;(]*=\\s*"
        + "(?:new (?:Linked)?Hash(?:Map|Set)|new ConcurrentHashMap|ConcurrentHashMap\\.newKeySet)");
    /** Those of others that can be compared, or are known by identity. */
    private static final Set<String> COMPARED = Set.of("String", "Integer", "Long", "Path", "Channel");
    /** Of the code itself, or of the command line: no stranger chooses them. */
    private static final Set<String> OWN = Set.of("Series", "Family", "Cidr", "OpenOption", "Part");
    private static final List<Path> MAIN = main();

    @Test
    void keysOfHashedMapsCanBeComparedOrAreKnownByIdentity() {
        assertThat(MAIN).hasSizeGreaterThan(300);
        assertThat(MAIN.stream().flatMap(SeededMapsTest::wrong)).isEmpty();
    }

    @Test
    void aRecordAsAKeyIsFoundIfItCannotBeCompared() {
        String map = "private final Map<Key, Long> sums = new HashMap<>();\n";

        assertThat(wrongKeys(map + "private record Key(long hi, long lo) {\n")).containsExactly("Key");
        assertThat(wrongKeys(map + "private record Key(long hi) implements Comparable<Key> {\n")).isEmpty();
        assertThat(wrongKeys("Set<java.net.URI> all = new HashSet<>();")).containsExactly("java.net.URI");
    }

    /** The sources of all modules, and of plugins one level below. */
    private static List<Path> main() {
        return Stream.concat(folders(Pages.root()), folders(Pages.root().resolve("plugins")))
            .map(module -> module.resolve("src/main/java"))
            .filter(sources -> Files.isDirectory(sources) && !sources.toString().contains("/bench/"))
            .flatMap(SeededMapsTest::sources).toList();
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> wrong(Path file) {
        return wrongKeys(Pages.text(file)).stream().map(key -> Pages.root().relativize(file) + ": " + key);
    }

    private static List<String> wrongKeys(String text) {
        return HASHED.matcher(text).results().map(found -> found.group(1)).filter(key -> !isSafe(text, key)).toList();
    }

    private static boolean isSafe(String text, String key) {
        if (COMPARED.contains(key) || OWN.contains(key)) {
            return true;
        }
        String declared = declared(text, key);
        boolean own = declared.isEmpty() || declared.startsWith("record") || declared.contains("int hashCode()");
        return !own || declared.contains("Comparable<" + key + ">") || declared.contains("Seed.of(");
    }

    /** The text that declares the class, in this file or that of its name; empty for those of others. */
    private static String declared(String text, String key) {
        Matcher here = Pattern.compile("\\b(?:record|class|enum|interface) " + Pattern.quote(key) + "\\b")
            .matcher(text);
        if (here.find()) {
            return text.substring(here.start());
        }
        return MAIN.stream().filter(file -> file.endsWith(key + ".java")).findFirst()
            .map(file -> declared(Pages.text(file), key)).orElse("");
    }
}
