// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlockWriterTest {
    private final BlockWriter writer = new BlockWriter();

    @Test
    void fileThatRunsFullKeepsWholeLinesAndGoesOnWithoutLossOrRepetition() throws Exception {
        FaultyChannel file = new FaultyChannel(true, 7);
        TextBlock block = new TextBlock("one\n", "two\n", "three\n");

        assertThatThrownBy(() -> writer.write(block, file)).hasMessageContaining("No space");
        String whileFull = file.text();
        file.room = 100;
        block.attempt = 1;
        writer.write(block, file);

        assertThat(whileFull).isEqualTo("one\n");
        assertThat(file.text()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void fileWhoseBlockIsGivenUpHasNoTornLine() throws Exception {
        FaultyChannel file = new FaultyChannel(true, 6);

        assertThatThrownBy(() -> writer.write(new TextBlock("one\n", "two\n"), file)).hasMessageContaining("No space");
        file.room = 100;
        writer.write(new TextBlock("next\n"), file);

        assertThat(file.text()).isEqualTo("one\nnext\n");
    }

    @Test
    void pipeGoesOnWhereItStopped() throws Exception {
        FaultyChannel pipe = new FaultyChannel(false, 6);
        TextBlock block = new TextBlock("one\n", "two\n");

        assertThatThrownBy(() -> writer.write(block, pipe)).hasMessageContaining("No space");
        pipe.room = 100;
        block.attempt = 1;
        writer.write(block, pipe);

        assertThat(pipe.text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void pipeWhoseBlockIsGivenUpGetsTheRestOfTheTornLineFirst() throws Exception {
        FaultyChannel pipe = new FaultyChannel(false, 6);

        assertThatThrownBy(() -> writer.write(new TextBlock("one\n", "two\n", "three\n"), pipe))
            .hasMessageContaining("No space");
        pipe.room = 100;
        writer.write(new TextBlock("next\n"), pipe);

        assertThat(pipe.text()).isEqualTo("one\ntwo\nnext\n");
    }

    @Test
    void everyPlaceOfFailureLeavesWholeLines() throws Exception {
        for (int room = 0; room < 14; room++) {
            FaultyChannel file = new FaultyChannel(true, room);
            BlockWriter own = new BlockWriter();
            TextBlock block = new TextBlock("one\n", "two\n", "three\n");

            assertThatThrownBy(() -> own.write(block, file)).isInstanceOf(java.io.IOException.class);
            assertThat(file.text()).matches("(one\n(two\n)?)?");
            block.attempt++;
            file.room = 2;
            assertThatThrownBy(() -> own.write(block, file)).isInstanceOf(java.io.IOException.class);
            assertThat(file.text()).matches("(one\n(two\n)?)?");
            file.room = 100;
            block.attempt++;
            own.write(block, file);
            assertThat(file.text()).isEqualTo("one\ntwo\nthree\n");
        }
    }

    @Test
    void blockLargerThanTheBufferIsWritten() throws Exception {
        FaultyChannel file = new FaultyChannel(true, Long.MAX_VALUE);
        String large = "x".repeat(300_000) + "\n";

        writer.write(new TextBlock(large), file);

        assertThat(file.text()).isEqualTo(large);
    }
}
