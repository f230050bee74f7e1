// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Exporter;
import org.junit.jupiter.api.Test;

class ByAgeTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByAge list = new ByAge();
    private final ExporterState first = added(1);
    private final ExporterState second = added(2);
    private final ExporterState third = added(3);

    private ExporterState added(int number) {
        ExporterState state =
            new ExporterState(new Exporter(0, Exporter.mapped(number), 0), SamplingSettings.NONE, Room.ofAgents());
        list.add(state, 0);
        return state;
    }

    @Test
    void givenOneThatIsHeardAgainAfterASecondThenItIsTheNewest() {
        list.heard(first, SECOND);

        assertThat(list).containsExactly(second, third, first);
        assertThat(list.oldest()).isSameAs(second);
    }

    @Test
    void givenOneThatIsHeardAgainWithinTheSecondThenItKeepsItsPlace() {
        list.heard(first, SECOND - 1);

        assertThat(list).containsExactly(first, second, third);
    }

    @Test
    void givenAClockThatWasPutBackThenItIsTheNewestAllTheSame() {
        list.heard(second, -SECOND);

        assertThat(list).containsExactly(first, third, second);
    }

    @Test
    void givenAllAreRemovedInAnyOrderThenItIsEmptyAndTakesOthers() {
        list.remove(second);
        assertThat(list).containsExactly(first, third);
        assertThat(second.older).as("holds on to no other").isNull();
        assertThat(second.newer).isNull();
        list.remove(first);
        list.remove(third);
        assertThat(list.size()).isZero();
        assertThat(list.oldest()).isNull();

        list.add(second, 0);

        assertThat(list).containsExactly(second);
    }
}
