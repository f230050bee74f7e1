// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.CapturingLogger;
import io.weir.engine.metrics.SourceCount;
import io.weir.log.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceWatchTest {
    private final CapturingLogger logger = new CapturingLogger();
    private final List<SourceCount> sources = new ArrayList<>();
    private long nowNs = 5;
    private final SourceWatch watch = new SourceWatch(logger, Event.EXPORTERS_REFUSED, () -> nowNs, "refused",
        () -> sources);

    private void source(int number, long datagrams) {
        sources.removeIf(each -> each.source().lo() == Exporter.mapped(number));
        sources.add(new SourceCount(new Exporter(0, Exporter.mapped(number), 0), datagrams, 100 * datagrams));
    }

    @Test
    void theFirstIsToldAtOnceAndThenWhatCameOnceAMinute() {
        source(1, 3);
        watch.look(2055, 3);
        source(1, 10);
        nowNs += SourceWatch.MINUTE_NS - 1;
        watch.look(2055, 10);
        assertThat(logger.lines()).singleElement().asString().contains("exporter=0.0.0.1", "datagrams=3", "port=2055");

        nowNs++;
        watch.look(2055, 10);
        nowNs += SourceWatch.MINUTE_NS;
        watch.look(2055, 10);

        assertThat(logger.lines()).hasSize(2).last().asString().contains("exporter=0.0.0.1", "datagrams=7");
    }

    @Test
    void ofManySourcesTheLoudestAreNamedAndTheRestIsOneLine() {
        for (int i = 1; i <= 500; i++) {
            source(i, i);
        }

        watch.look(2055, 1_000_000);

        assertThat(logger.lines()).hasSize(SourceWatch.LINES + 1);
        assertThat(logger.lines().get(0)).contains("exporter=0.0.1.244", "datagrams=500");
        assertThat(logger.lines().get(SourceWatch.LINES)).contains("other sources", "datagrams=" + (1_000_000 - 4_955));
    }

    @Test
    void aSourceHeardByTwoSocketsIsToldOnce() {
        source(1, 3);
        sources.add(sources.get(0));

        watch.look(2055, 6);

        assertThat(logger.lines()).singleElement().asString().contains("datagrams=6");
    }

    @Test
    void theEndTellsWhatWasNotToldYet() {
        source(1, 1);
        watch.look(2055, 1);
        source(1, 2);

        watch.last(2055, 2);
        watch.last(2055, 2);

        assertThat(logger.lines()).hasSize(2);
    }
}
