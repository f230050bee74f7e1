// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FaultLogTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final CapturingLogger logger = new CapturingLogger();
    private final AtomicLong nowNs = new AtomicLong();
    private final Counters counters = new Counters();

    @Test
    void aFaultIsOneLineThatSaysWhoAndWhy() {
        FaultLog log = log(10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        log.pump();

        assertThat(logger.lines()).containsExactly("WARN set length below 4, rest of the datagram refused"
            + " exporter=192.0.2.7 port=2100 protocol=NetFlow v9 version=9 domain=3 template=256 reason=set_length");
        assertThat(logger.events()).containsExactly("set-length");
    }

    @Test
    void anExporterNeverGetsMoreThanTenLinesOfAKindInAnyMinuteEvenWithoutMuting() {
        FaultLog log = log(0, Duration.ofSeconds(10));
        Notices notices = log.open(counters);
        List<Long> written = new ArrayList<>();

        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 7; i++) {
                notices.fault(Fault.SET_LENGTH, datagram(7), 256);
            }
            log.pump();
            while (written.size() < logger.lines().size()) {
                written.add(nowNs.get());
            }
            nowNs.addAndGet(SECOND_NS);
        }

        assertThat(written.size()).isGreaterThan(60);
        for (long start : written) {
            assertThat(written.stream().filter(t -> t >= start && t < start + 60 * SECOND_NS)).hasSizeLessThanOrEqualTo(
                10);
        }
    }

    @Test
    void whatWasLeftOutIsToldInOneLine() {
        FaultLog log = log(0, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        for (int i = 0; i < 100; i++) {
            notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        }
        log.pump();
        nowNs.addAndGet(61 * SECOND_NS);
        log.pump();

        assertThat(logger.lines()).hasSize(10);
        assertThat(logger.lines().get(9)).isEqualTo(
            "WARN more of the same was not logged exporter=192.0.2.7 reason=set_length suppressed=91");
    }

    @Test
    void otherExportersAndKindsAreNotSilencedByOneThatFloods() {
        FaultLog log = log(0, Duration.ofSeconds(10));
        Notices notices = log.open(counters);
        for (int i = 0; i < 500; i++) {
            notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        }

        notices.fault(Fault.SET_LENGTH, datagram(8), 256);
        notices.fault(Fault.SET_TRAILING, datagram(7), 256);
        log.pump();

        assertThat(logger.lines()).anyMatch(line -> line.contains("exporter=192.0.2.8"));
        assertThat(logger.lines()).anyMatch(line -> line.contains("reason=set_trailing"));
    }

    @Test
    void errCountMutesAKindOverAllExportersUntilTheIntervalEnds() {
        FaultLog log = log(3, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        for (int i = 1; i <= 20; i++) {
            notices.fault(Fault.SET_LENGTH, datagram(i), 256);
        }
        log.pump();
        int first = logger.lines().size();
        nowNs.addAndGet(10 * SECOND_NS);
        notices.fault(Fault.SET_LENGTH, datagram(30), 256);
        log.pump();

        assertThat(first).isEqualTo(3);
        assertThat(logger.lines().subList(3, 5)).satisfiesExactly(
            muted -> assertThat(muted).contains("muted").contains("suppressed=17"),
            next -> assertThat(next).contains("exporter=192.0.2.30"));
    }

    @Test
    void theEndTellsWhatIsOwed() {
        FaultLog log = log(0, Duration.ZERO);
        Notices notices = log.open(counters);
        for (int i = 0; i < 30; i++) {
            notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        }

        log.close();

        assertThat(logger.lines()).hasSize(10).last().asString().contains("suppressed=21");
    }

    @Test
    void waitingDataNamesTheOtherPortAndTheSettingThatUsesIt() {
        FaultLog log = log(10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        notices.waiting(datagram(7), 260, 4, 1234, 2101);
        notices.waiting(datagram(7), 261, 4, 1234, -1);
        log.pump();

        assertThat(logger.lines().get(0)).contains("template=260 sets=4 bytes=1234", "port=2100", "other_port=2101",
            "-templates.scope");
        assertThat(logger.lines().get(1)).contains("template=261", "template refresh").doesNotContain("other_port");
    }

    @Test
    void templatesThatWereForgottenAreToldWithTheFlagThatBoundsThem() {
        FaultLog log = log(10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        notices.templatesEvicted(datagram(7).exporter(), 3, false);
        notices.templatesEvicted(datagram(8).exporter(), 2, true);
        log.pump();

        assertThat(logger.events()).containsOnly("templates-forgotten");
        assertThat(logger.lines().get(0)).startsWith("WARN").contains("-templates.bytes", " templates=3")
            .doesNotContain("exporter=");
        assertThat(logger.lines().get(1)).contains("-templates.exporter.bytes", "exporter=192.0.2.8", " templates=2");
        assertThat(log.recent().list()).extracting(RecentErrors.Entry::subject)
            .containsExactlyInAnyOrder("", "192.0.2.8");
    }

    @Test
    void whatIsAboutNoTemplateDoesNotNameOne() {
        FaultLog log = log(10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        notices.refuted(datagram(7), 3, Doubt.LENGTH);
        notices.fault(Fault.SET_LENGTH, datagram(7), 0);
        notices.fault(Fault.SET_TRAILING, datagram(7), 256);
        log.pump();

        assertThat(log.recent().list()).extracting(RecentErrors.Entry::text).containsExactlyInAnyOrder(
            "templates of before a restart are not used, " + Doubt.LENGTH.text()
                + " (port 2100, NetFlow v9, domain 3)",
            Fault.SET_LENGTH.text() + " (port 2100, NetFlow v9, domain 3)",
            Fault.SET_TRAILING.text() + " (port 2100, NetFlow v9, domain 3, template 256)");
    }

    @Test
    void aWorkerNeverWaitsForTheLogAndCountsWhatIsLost() {
        FaultLog log = log(10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        for (int i = 0; i < 1_500; i++) {
            notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        }

        assertThat(counters.get(Counter.NOTICES_LOST)).isEqualTo(1_500 - 1_024);
    }

    @Test
    void theThreadWritesWithoutBeingAsked() throws InterruptedException {
        FaultLog log = new FaultLog(logger, System::nanoTime, 10, Duration.ofSeconds(10));
        Notices notices = log.open(counters);

        log.start(() -> { });
        notices.fault(Fault.SET_LENGTH, datagram(7), 256);
        log.close();

        assertThat(logger.lines()).hasSize(1);
    }

    private FaultLog log(int count, Duration interval) {
        return new FaultLog(logger, nowNs::get, count, interval);
    }

    private static Datagram datagram(int host) {
        Datagram datagram = new Datagram();
        Exporter exporter = new Exporter(0, Exporter.mapped(0xc0000200 | host), 0);
        datagram.wrap(new byte[4], 0, 4, exporter, 2100, 0);
        datagram.header(Protocol.NETFLOW_V9, 3, 0, 0, 0, 0);
        return datagram;
    }
}
