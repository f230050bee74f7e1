// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.seeded.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExporterTableTest {
    private final ExporterTable table = new ExporterTable();

    private static ExporterState state(long hi, long lo, int scope) {
        return new ExporterState(new Exporter(hi, lo, scope), SamplingSettings.NONE, Room.ofAgents());
    }

    /** An address with the same hash as (0, 1), for one who knows the seed. */
    private static ExporterState meeting(long hi) {
        return state(hi, 1 ^ Seed.of(0) ^ Seed.of(hi), 0);
    }

    private ExporterState find(ExporterState state) {
        return table.get(state.exporter.hi(), state.exporter.lo(), state.exporter.scope());
    }

    @Test
    void givenAddressesWhoseHashesMeetThenEachIsFoundAndForgottenForItself() {
        List<ExporterState> all = List.of(meeting(0), meeting(7), meeting(8), meeting(9));
        all.forEach(table::add);
        assertThat(all).allSatisfy(state -> assertThat(find(state)).isSameAs(state));
        assertThat(all.get(3).sameHash).as("they do meet").isSameAs(all.get(2));

        for (int gone : new int[] {1, 3, 0, 2}) {
            table.remove(all.get(gone));

            assertThat(find(all.get(gone))).isNull();
        }
        assertThat(find(meeting(10))).isNull();
    }

    @Test
    void givenTheSameAddressInTwoZonesThenTheyAreTwo() {
        ExporterState first = state(0xfe80L << 48, 1, 2);
        ExporterState second = state(0xfe80L << 48, 1, 3);
        table.add(first);
        table.add(second);

        assertThat(find(first)).isSameAs(first);
        assertThat(find(second)).isSameAs(second);
    }

    @Test
    void givenAnyOrderOfArrivalsAndDeparturesThenItHoldsWhatAMapHolds() {
        Random random = new Random(1);
        Map<Long, ExporterState> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long lo = Exporter.mapped(random.nextInt(2_000));
            ExporterState known = expected.get(lo);
            assertThat(table.get(0, lo, 0)).isSameAs(known);
            if (known == null) {
                ExporterState state = state(0, lo, 0);
                expected.put(lo, state);
                table.add(state);
            } else if (random.nextBoolean()) {
                expected.remove(lo);
                table.remove(known);
            }
        }
        assertThat(expected).hasSizeGreaterThan(500);
    }
}
