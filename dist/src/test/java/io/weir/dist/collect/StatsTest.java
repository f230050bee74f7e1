// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.metrics.Loss;
import io.weir.engine.metrics.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StatsTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LiveLine line = new LiveLine(new PrintStream(screen, true));

    private static Snapshot at(long seconds, long datagrams) {
        return new Snapshot(seconds * 1_000_000_000L, datagrams, 0, new long[Loss.values().length], 0, 0, 0);
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8).replace("\033[?7l", "").replace("\033[?7h", "");
    }

    @Test
    void eachLineTellsOfTheTimeSinceTheOneBefore() {
        Queue<Snapshot> moments = new ArrayDeque<>(List.of(at(10, 100), at(20, 300), at(25, 400)));
        List<String> lines = new ArrayList<>();
        Stats stats = new Stats(moments::remove, lines::add);

        stats.tick();
        stats.tick();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("20 datagrams/s, ");
        assertThat(lines.get(1)).startsWith("20 datagrams/s, ");
    }

    @Test
    void lineIsRedrawnInPlace() {
        line.show("one");
        line.show("two");
        line.end();

        assertThat(shown()).isEqualTo("\r\033[Kone\r\033[Ktwo\n");
    }

    @Test
    void whatElseIsWrittenComesAboveTheLine() {
        PrintStream err = new PrintStream(line, true);
        line.show("live");
        err.print("log ");
        line.show("newer");
        err.println("line");

        assertThat(shown()).isEqualTo("\r\033[Klive\r\033[Klog line\n\r\033[Knewer");
    }
}
