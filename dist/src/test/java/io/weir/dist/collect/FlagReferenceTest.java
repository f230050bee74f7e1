// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dist.option.OutputFlags;
import io.weir.engine.plugin.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagReferenceTest {
    @Test
    void pageOfFlagsIsWhatTheCodeSays(@TempDir Path noPlugins) throws IOException {
        Path page = Path.of(System.getProperty("weir.root"), "docs", "flags.md");
        Modules builtIn = Modules.load(noPlugins);

        String text = FlagReference.text(new OutputFlags(builtIn.sinks(), builtIn.stages(), builtIn.formats()));

        if (Boolean.getBoolean("weir.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).as("docs/flags.md is stale; its head says how to write it again")
            .isEqualTo(text);
    }
}
