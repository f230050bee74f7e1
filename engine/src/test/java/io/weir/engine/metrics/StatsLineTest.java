// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatsLineTest {
    private static final long MIB = 1 << 20;

    private static Snapshot snapshot(long atSeconds, long datagrams, long flows, long... losses) {
        long[] all = new long[Loss.values().length];
        System.arraycopy(losses, 0, all, 0, losses.length);
        return new Snapshot(atSeconds * 1_000_000_000L, datagrams, flows, all, 7, 120 * MIB, 512 * MIB);
    }

    @Test
    void ratesAreThoseOfTheIntervalAndNoLossIsNoWord() {
        String line = StatsLine.of(snapshot(100, 1_000, 20_000, 5), snapshot(110, 124_450, 2_982_800, 5));

        assertThat(line).isEqualTo("12,345 datagrams/s, 296,280 flows/s, rings 7 % full, heap 120 of 512 MiB");
    }

    @Test
    void eachKindOfLossInTheIntervalIsToldByItsName() {
        String line = StatsLine.of(snapshot(0, 0, 0, 5, 1), snapshot(1, 0, 0, 5, 1_235, 2));

        assertThat(line).endsWith("MiB; lost: 1,234 at full rings, 2 beyond a source's share");
    }
}
