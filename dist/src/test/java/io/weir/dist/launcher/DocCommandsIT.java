// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the pages do what the pages say: see {@link DocBlock} for how a page marks them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the pages are about Linux")
class DocCommandsIT {
    @TempDir
    private Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of(System.getProperty("weir.root"), "docs"))) {
            return docs.filter(page -> page.toString().endsWith(".md"))
                .filter(page -> !DocBlock.of(RunningWeir.text(page)).isEmpty()).sorted().toList();
        }
    }

    private void run(String page) throws Exception {
        List<DocBlock> blocks = DocBlock.of(page);
        try (DocRun run = new DocRun(folder)) {
            for (DocBlock block : blocks) {
                if (block.canRun()) {
                    run.run(block);
                }
            }
        }
        assumeThat(blocks).as("all other blocks ran").allMatch(DocBlock::canRun);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsOfThePageRun(Path page) throws Exception {
        run(RunningWeir.text(page));
    }

    @Test
    void aCommandThatFailsIsFound() {
        assertThatThrownBy(() -> run("<!-- run -->\n```sh\ntrue\nbin/weir -no.such.flag\n```\n"))
            .isInstanceOf(AssertionError.class).hasMessageContaining("no.such.flag");
    }

    @Test
    void blocksThatAreNotMarkedAreLeftAlone() {
        assertThat(DocBlock.of("a\n```sh\nfalse\n```\n<!-- run: x: y -->\n```sh\necho x: y\n```\n"))
            .containsExactly(new DocBlock(5, false, "", "x: y", "echo x: y\n"));
    }

    @Test
    void aBlockThatNeedsAProgramSaysSo() {
        DocBlock block = DocBlock.of("<!-- start if nosuchprogram: x -->\n```sh\nnosuchprogram\n```\n").get(0);

        assertThat(block).isEqualTo(new DocBlock(1, true, "nosuchprogram", "x", "nosuchprogram\n"));
        assertThat(block.canRun()).isFalse();
    }

    @Test
    void aMarkWithoutABlockIsRefused() {
        assertThatThrownBy(() -> DocBlock.of("<!-- run -->\n\n```sh\ntrue\n```\n")).hasMessageContaining("1 marks");
    }
}
