// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Version numbers are compared in {@link Detection} alone: sFlow's is that of NetFlow v5, so who compares takes one for
 * the other. All others compare or ask a {@link Protocol}. {@link ArchitectureTest} says who may have the number.
 */
class VersionNumbersTest {
    /** 4 and 6 are versions of IP. */
    private static final Pattern COMPARED = Pattern.compile("(?i)\\w*version(\\(\\))?\\s*(==|!=|<|>|<=|>=|-)\\s*"
        + "(5|7|8|9|10)\\b|\\b(5|9|10)\\s*(==|!=)\\s*[\\w.()]*version\\b|switch \\([\\w.()]*version(\\(\\))?\\)");

    @Test
    void noSourceComparesAVersionNumber() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Pages.root())) {
            for (Path module : modules.map(each -> each.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
                look(module, found);
            }
        }

        assertThat(found).isEmpty();
    }

    private static void look(Path module, List<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("protocol/Detection.java")) {
                    Files.readAllLines(file).stream().filter(line -> COMPARED.matcher(line).find())
                        .forEach(line -> found.add(Pages.root().relativize(file) + ":" + line));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (version == 9) {", "datagram.version() != 5 ?", "others[template.version() - 9]",
        "switch (datagram.version()) {", "return protocolVersion >= 10;", "5 == header.version"})
    void aComparisonIsFound(String line) {
        assertThat(COMPARED.matcher(line).find()).isTrue();
    }
}
