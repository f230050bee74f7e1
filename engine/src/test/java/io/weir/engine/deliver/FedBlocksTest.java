// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FedBlocksTest {
    private static final BlockSizes USUAL = new BlockSizes(256 << 10, 1 << 20, 4096, 4);

    private final FedBlocks blocks = new FedBlocks(null, USUAL, 1 << 20);

    private FedBlock take(int length, int records) {
        blocks.bytes(length, records);
        return blocks.last();
    }

    @Test
    void aBlockTakesAtMostTwiceWhatIsInItAndWhereItsRecordsEnd() {
        for (int length = 100; length <= 256 << 10; length += 777) {
            for (int records : new int[] {1, length / 1000 + 1, length / 100, length / 64 + 1}) {
                int most = 2 * length + Math.max(Integer.BYTES * 2 * records, 2 * length / 16);

                FedBlock block = take(length, Math.min(4096, Math.max(1, records)));

                assertThat(block.footprint()).as("%d bytes, %d records", length, records)
                    .isBetween(length, Math.max(most, 36 << 10));
                assertThat(block.footprint()).as("is what it takes").isEqualTo(
                    block.block().array().length + Integer.BYTES * block.block().ends().length);
                assertThat(block.footprint()).isEqualTo(blocks.footprint(length, block.block().records()));
            }
        }
    }

    @Test
    void recordsBeyondTheUsualSizesHaveABlockMadeToMeasure() {
        assertThat(take(300 << 10, 1).footprint()).isEqualTo((300 << 10) + Integer.BYTES);
        assertThat(take(1000, 10).footprint()).isEqualTo(1000 + 10 * Integer.BYTES);
        assertThat(take(100_000, 5000).footprint()).isEqualTo(100_000 + 5000 * Integer.BYTES);
    }

    @Test
    void blocksAreUsedAgainBySizeAndFewAreKept() {
        List<FedBlock> large = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            large.add(take(200 << 10, 1));
        }
        FedBlock small = take(20 << 10, 1);
        blocks.give(small);
        large.forEach(blocks::give);

        assertThat(take(30 << 10, 1)).isSameAs(small);
        long again = 0;
        for (int i = 0; i < 8; i++) {
            again += large.contains(take(256 << 10, 1)) ? 1 : 0;
        }
        assertThat(again).as("1 MiB is kept at most").isEqualTo(3);
    }
}
