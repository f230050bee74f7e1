// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    private final BatchBuilder builder = new BatchBuilder(new BatchLimits(1000, 1 << 20));

    @Test
    void batchThatHoldsAllBlocksThatALaneHasIsSentThoughItIsNotFull() {
        builder.add(LineBlock.numbers(0, 10), 2, 0);
        boolean alone = builder.isOpen();
        builder.add(LineBlock.numbers(10, 20), 2, 0);

        Piece batch = builder.poll();

        assertThat(alone).as("waits for a second one").isTrue();
        assertThat(batch).isNotNull().extracting(Piece::records).isEqualTo(20);
        assertThat(builder.isOpen()).isFalse();
    }

    @Test
    void batchOfALaneWithManyBlocksWaitsUntilItIsFull() {
        for (int i = 0; i < 99; i++) {
            builder.add(LineBlock.numbers(10 * i, 10 * i + 10), 4096, 0);
        }

        int batches = 0;
        for (Piece next = builder.poll(); next != null; next = builder.poll()) {
            batches++;
        }

        assertThat(batches).as("64 parts are the most of a batch").isEqualTo(1);
        assertThat(builder.isOpen()).isTrue();
    }
}
