// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginFlagsTest {
    @Test
    void folderIsKnownBeforeOtherFlagsAre() {
        for (List<String> args : List.of(List.of("-plugins.dir", "a/b"), List.of("--plugins.dir", "a/b"),
            List.of("-plugins.dir=a/b"), List.of("-transport.x.y", "-plugins.dir=c", "--plugins.dir=a/b"))) {
            assertThat(PluginFlags.dir(args)).as(args.toString()).isEqualTo(Path.of("a/b"));
        }
    }

    @Test
    void withoutTheFlagItIsTheDistributions() {
        Path own = PluginFlags.defaultDir();

        assertThat(own.getFileName()).isEqualTo(Path.of("plugins"));
        assertThat(PluginFlags.dir(List.of("-v"))).isEqualTo(own);
        assertThat(PluginFlags.dir(List.of("-plugins.dir"))).isEqualTo(own);
        assertThat(PluginFlags.dir(List.of("-plugins.dir="))).isEqualTo(own);
        assertThat(PluginFlags.dir(List.of("-plugins.dir=\0"))).isEqualTo(own);
    }
}
