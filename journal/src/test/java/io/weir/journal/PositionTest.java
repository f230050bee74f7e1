// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.journal.store.Roll;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void textOfAPositionIsReadBackAsTheSame() {
        Position position = new Position(Roll.index(2_993_001, 4711), 17);

        assertThat(position).hasToString("2dab6900001267.17");
        assertThat(Position.parse(position.toString())).isEqualTo(position);
    }

    @Test
    void positionsAreOrderedAsRecordsAre() {
        Position first = new Position(Roll.index(5, 9), 200);

        assertThat(first).isLessThan(new Position(Roll.index(5, 9), 201)).isLessThan(new Position(Roll.index(5, 10), 0))
            .isLessThan(new Position(Roll.index(6, 0), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "start", "12.3", "2dab6900001267", "2dab6900001267.", "2DAB6900001267.1", "x.1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void placesOfReadersAreKeptUntilTheyAreForgotten(@TempDir Path dir) throws Exception {
        ReaderPlaces places = new ReaderPlaces(dir);
        Position place = new Position(Roll.index(5, 9), 200);

        assertThat(places.read("billing")).isNull();
        assertThat(places.all()).isEmpty();
        places.write("billing", new Position(Roll.index(5, 8), 0));
        places.write("billing", place);

        assertThat(places.read("billing")).isEqualTo(place);
        assertThat(places.all()).containsOnlyKeys("billing");
        assertThat(places.remove("billing")).isTrue();
        assertThat(places.all()).isEmpty();
        assertThatThrownBy(() -> places.write("../x", place)).isInstanceOf(IllegalArgumentException.class);
    }
}
