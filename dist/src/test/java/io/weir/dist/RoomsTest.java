// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each package says what room it is. */
class RoomsTest {
    @ParameterizedTest
    @ValueSource(strings = {"codecs", "engine", "sinks", "sinks-spi", "monitor"})
    void everyPackageOfAModuleSaysWhatItIs(String module) throws IOException {
        Path root = Pages.root().resolve(module).resolve("src/main/java");
        List<Path> rooms;
        try (Stream<Path> files = Files.walk(root)) {
            rooms = files.filter(each -> each.toString().endsWith(".java")).map(Path::getParent).distinct().toList();
        }

        assertThat(rooms).isNotEmpty().allSatisfy(room -> {
            Path page = room.resolve("package-info.java");
            assertThat(page).exists();
            assertThat(Files.readString(page)).contains("\n/**");
        });
    }
}
