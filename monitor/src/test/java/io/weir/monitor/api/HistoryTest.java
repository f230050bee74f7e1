// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.state.ExporterCounts;
import io.weir.engine.deliver.Delivery;
import io.weir.monitor.api.History.Rate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rates of real datagrams; samples and their clock are the test's. */
@Timeout(60)
class HistoryTest {
    private static final String ROUTER = "127.0.0.1";

    private final Heard heard = new Heard(new Delivery(), true, 0);
    private long nowNs = 7_000_000_000L;
    private History history;

    @BeforeEach
    void start() throws Exception {
        heard.collector().start();
        history = new History(heard.collector(), () -> nowNs);
    }

    @AfterEach
    void stop() {
        history.close();
        heard.close();
    }

    private void sampleAfter(int seconds) {
        nowNs += TimeUnit.SECONDS.toNanos(seconds);
        history.sample();
    }

    private ExporterCounts router() {
        return heard.collector().workers().get(0).remembered().exporters().iterator().next();
    }

    @Test
    void beforeTwoSamplesThereIsNoRate() throws Exception {
        assertThat(history.rate(10)).isEqualTo(Rate.NONE);

        heard.sendAndWait(ROUTER, 5);
        history.sample();

        assertThat(history.rate(10)).isEqualTo(Rate.NONE);
    }

    @Test
    void aRateIsThatOfTheTimeThatWasAskedFor() throws Exception {
        history.sample();
        heard.sendAndWait(ROUTER, 100);
        for (int i = 0; i < 4; i++) {
            sampleAfter(5);
        }
        heard.sendAndWait(ROUTER, 20);
        sampleAfter(5);
        sampleAfter(5);

        assertThat(history.rate(10)).isEqualTo(new Rate(2, 2 * Heard.FLOWS));
        assertThat(history.rate(30)).isEqualTo(new Rate(4, 4 * Heard.FLOWS));
        assertThat(history.rate(router(), 10)).isEqualTo(new Rate(2, 2 * Heard.FLOWS));
    }

    @Test
    void anExporterThatIsYoungerThanTheLastSampleHasARateSinceThen() throws Exception {
        history.sample();
        heard.sendAndWait(ROUTER, 6);
        nowNs += TimeUnit.SECONDS.toNanos(3);

        assertThat(history.rate(router(), 10)).isEqualTo(new Rate(2, 2 * Heard.FLOWS));
    }

    @Test
    void whatIsOlderThanAMinuteIsForgotten() throws Exception {
        history.sample();
        heard.sendAndWait(ROUTER, 100);
        for (int i = 0; i < 20; i++) {
            sampleAfter(5);
        }

        assertThat(history.rate(60)).isEqualTo(Rate.NONE);
        assertThat(history.rate(router(), 60)).isEqualTo(Rate.NONE);
    }
}
