// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dotted flags that pages speak of must exist: {@code docs/flags.md}, which is written from the code, has them. */
final class DocumentedFlagsTest {
    private static final Pattern DOTTED = Pattern.compile("(?<=[\\s`(\\[])-([a-z]+(?:\\.[a-z]+(?:-[a-z]+)*)+)");
    /** File sinks that pages call a and b have the flags of the file sink. */
    private static final Pattern ALIAS = Pattern.compile("^transport\\.[ab](?=\\.|$)");
    /** Those of {@code weir decode} and of the example plugin. */
    private static final Set<String> ELSEWHERE = Set.of("decode.port", "transport.csv", "transport.protocol-count",
        "stage.only-protocol", "transport.kafka.brokers");

    @Test
    void pagesSpeakOfFlagsThatExist() throws IOException {
        String known = Pages.text(Pages.root().resolve("docs/flags.md"));
        List<Path> pages = Pages.all();

        assertThat(unknown(known, String.join("\n", pages.stream().map(Pages::text).toList()))).isEmpty();
    }

    @Test
    void aFlagThatDoesNotExistIsFound() {
        assertThat(unknown("| `-late.time` |", "use `-late.time=5m` or `-late.tiem=5m`")).containsExactly("late.tiem");
    }

    private static List<String> unknown(String known, String text) {
        return DOTTED.matcher(text).results().map(flag -> ALIAS.matcher(flag.group(1)).replaceFirst("transport.file"))
            .distinct()
            .filter(flag -> !ELSEWHERE.contains(flag) && !known.contains("`-" + flag + "`")).toList();
    }
}
