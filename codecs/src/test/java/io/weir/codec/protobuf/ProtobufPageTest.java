// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowType;
import io.weir.codec.flow.Schema;
import io.weir.codec.frame.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page's tables are those of the code. */
class ProtobufPageTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root", "..")).resolve("docs/protobuf.md");

    @Test
    void thePageListsEveryFieldByRisingNumber() throws IOException {
        List<String> expected = Schema.STANDARD.columns().stream()
            .sorted(Comparator.comparingInt(Column::protobufNumber))
            .map(column -> "| " + column.protobufNumber() + " | `" + column.jsonName() + "` | " + type(column) + " |")
            .toList();

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| \\d+ \\| `.*")))
            .isEqualTo(expected);
    }

    @Test
    void thePageListsTheNumbersOfTypesAndLayers() throws IOException {
        String types = FlowType.standard().stream().map(type -> type.number() + " " + type.name())
            .collect(Collectors.joining(", "));
        String layers = Arrays.stream(Layer.values()).map(layer -> layer.number() + " " + layer.label()).distinct()
            .collect(Collectors.joining(", "));

        assertThat(Files.readString(PAGE).replaceAll("\\s+", " ")).contains("FlowType: " + types + ".")
            .contains("LayerStack: " + layers + ".");
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case NUMBER -> column == Column.TYPE ? "enum FlowType" : "uint" + column.bits();
            case ADDRESS, BYTES -> "bytes";
            case NUMBERS -> "repeated " + (column == Column.LAYER_STACK ? "enum LayerStack" : "uint32") + ", packed";
            case ADDRESSES, BYTES_LIST -> "repeated bytes";
        };
    }
}
