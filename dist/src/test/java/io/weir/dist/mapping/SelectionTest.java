// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.FlagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -fields} selects. */
class SelectionTest {
    @TempDir
    private Path folder;

    private static MappingPlan of(String... names) throws FlagException {
        return Selection.of(List.of(names), MappingPlan.NONE, false);
    }

    private MappingPlan mapping(String text) throws IOException, FlagException {
        Path file = Files.writeString(folder.resolve("map.yaml"), text);
        return MappingFile.read(file.toString(), true);
    }

    @Test
    void givenGoflow2ThenTheLineIsTheSame() throws FlagException {
        assertThat(of("goflow2")).isSameAs(MappingPlan.NONE);
        assertThat(of()).isSameAs(MappingPlan.NONE);
    }

    @Test
    void givenNamesOfColumnsAndElementsThenEachIsFound() throws FlagException {
        String[] names = {"bytes", "natEvent", "natEventName", "icmp_name", "9:12240", "0:61",
            "applicationDescription", "reverseOctetDeltaCount"};

        assertThat(of(names).fields().labels()).containsExactly(names);
    }

    @Test
    void givenANameThatIsNotKnownThenTheNearestIsNamed() {
        assertThatThrownBy(() -> of("natevent")).isInstanceOf(FlagException.class)
            .hasMessage("flag -fields: there is no column and no element natevent; did you mean natEvent?");
        assertThatThrownBy(() -> of("src_add")).isInstanceOf(FlagException.class)
            .hasMessageContaining("did you mean src_addr?");
        assertThatThrownBy(() -> of("nothingLikeIt")).isInstanceOf(FlagException.class)
            .hasMessageContaining("there is no column and no element nothingLikeIt");
        assertThatThrownBy(() -> of("bytes", "all")).isInstanceOf(FlagException.class)
            .hasMessageContaining("all stands alone");
        assertThatThrownBy(() -> of("4294967296:1")).isInstanceOf(FlagException.class)
            .hasMessageContaining("4294967296:1");
        assertThatThrownBy(() -> of("1:65536")).isInstanceOf(FlagException.class).hasMessageContaining("1:65536");
    }

    @Test
    void givenAMappingFileThatSelectsThenBothAreRefused() throws Exception {
        MappingPlan plan = mapping("formatter:\n  fields:\n    - bytes\n");

        assertThatThrownBy(() -> Selection.of(List.of("all"), plan, false)).isInstanceOf(FlagException.class)
            .hasMessageContaining("formatter.fields");
        assertThat(Selection.of(List.of(), plan, true)).isSameAs(plan);
    }

    @Test
    void givenAllThenDeclaredColumnsFollowGoflow2sAndNewNamesStay() throws Exception {
        MappingPlan plan = mapping("""
            formatter:
              rename:
                bytes: octets
              protobuf:
                - name: own
                  index: 500
                  type: varint
            ipfix:
              mapping:
                - field: 61
                  destination: own
            """);

        List<String> labels = Selection.of(List.of("all"), plan, false).fields().labels();

        assertThat(labels).hasSize(51).contains("octets").doesNotContain("bytes").endsWith("own");
    }
}
