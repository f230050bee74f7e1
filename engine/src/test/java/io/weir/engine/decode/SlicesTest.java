// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.Unfinished;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.ring.InFlight;
import io.weir.engine.ring.Slot;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

final class SlicesTest {
    private static final int RECORDS = 10_000;
    private static final long LARGE = Exporter.mapped(1);

    private final DecoderSettings settings = DecoderSettings.defaults();
    private final Decoding decoding = new Decoding(settings, new Bounds(settings), new Delivery().openLanes(0),
        new FaultLog(NOPLogger.NOP_LOGGER, () -> 0, 10, Duration.ofSeconds(10)), 10);
    private final InFlight counts = new InFlight(1);
    private final Slot slot = new Slot();
    private long nowNs;
    private final Slices slices = new Slices(decoding, () -> nowNs);

    /** A template of one byte and as many records. */
    private static byte[] datagram(int records) {
        byte[] b = new byte[16 + 12 + 4 + records];
        Arrays.fill(b, 32, b.length, (byte) 6);
        int[] words = {10, b.length, 0, 0, 0, 1, 0, 1, 2, 12, 256, 1, 4, 1, 256, 4 + records};
        for (int i = 0; i < words.length; i++) {
            Wire.put16(b, 2 * i, words[i]);
        }
        return b;
    }

    private Unfinished accept(int records) {
        byte[] b = datagram(records);
        slot.count(counts, 0);
        return decoding.accept(b, 0, b.length, 0, LARGE, 0, 1, 0);
    }

    private long records() {
        return decoding.counts().get(DecodeCounter.RECORDS);
    }

    private void begin() {
        decoding.slice(Slices.RECORDS);
        Unfinished rest = accept(RECORDS);
        slices.add(rest, RECORDS, slot.debt(), 1_000);
        slot.release();
    }

    @Test
    void betweenTwoSlicesOthersHaveAsLongAsTheSliceTook() {
        begin();
        assertThat(records()).isEqualTo(Slices.RECORDS);

        slices.turn();
        nowNs = 999;
        slices.turn();
        assertThat(records()).as("the first took 1,000 ns").isEqualTo(Slices.RECORDS);

        nowNs = 1_000;
        slices.turn();
        assertThat(records()).isEqualTo(2 * Slices.RECORDS);
    }

    @Test
    void theNextDatagramOfTheSameExporterWaitsUntilAllIsDelivered() {
        begin();

        slices.finish(0, Exporter.mapped(2), 0);
        assertThat(slices.isEmpty()).isFalse();
        slices.finish(0, LARGE, 0);

        assertThat(slices.isEmpty()).isTrue();
        assertThat(records()).isEqualTo(RECORDS);
    }

    @Test
    void whatIsLeftCountsAsWorkOfItsSourceUntilItIsDone() {
        begin();
        assertThat(counts.count(0)).isZero();
        assertThat(counts.workNs(0)).isBetween(3_500L, 4_000L);

        while (!slices.isEmpty()) {
            slices.next();
        }

        assertThat(counts.workNs(0)).isZero();
        assertThat(records()).isEqualTo(RECORDS);
    }

    @Test
    void aDatagramThatFitsASlotIsOneSlice() {
        decoding.slice(Slices.RECORDS);

        assertThat(accept(Slot.BYTES - 32)).isNull();
        assertThat(records()).isEqualTo(Slot.BYTES - 32);
    }
}
