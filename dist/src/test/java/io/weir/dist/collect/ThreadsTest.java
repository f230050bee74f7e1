// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dist.config.ConfigSources;
import io.weir.engine.Collector;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.state.StateKeeper;
import io.weir.engine.takeover.Offer;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.api.Readiness;
import io.weir.thread.Parts;
import io.weir.thread.Strikes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole Weir in this process: its threads are those of {@code docs/threads.md}, and each outlives what it throws. All
 * threads of a process are looked at and struck, so this test has a process of its own: see the POM.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are Netty's there")
@Timeout(180)
class ThreadsTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root"), "docs", "threads.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    /** Netty's, which are not begun again: PartTest shows what their end does. */
    private static final Pattern STAYS_DEAD = Pattern.compile("weir-socket-.*|weir-http");

    @TempDir
    private Path folder;

    private List<String> arguments() {
        return List.of("-listen=netflow://127.0.0.1:0", "-addr=127.0.0.1:0", "-transport=file,journal,http",
            "-transport.file=" + folder.resolve("flows.json"), "-transport.journal.dir=" + folder.resolve("journal"),
            "-transport.http.url=http://127.0.0.1:9/v1/ingest", "-transport.http.spool.dir=" + folder.resolve("spool"),
            "-state.dir=" + folder.resolve("state"), "-stats.interval=1h", "-stop.timeout=4s");
    }

    /** Patterns of the names in the page's tables: NAME, N and an ellipsis stand for what differs. */
    private static List<Pattern> documented() throws Exception {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `"))
            .flatMap(line -> NAME.matcher(line.split("\\|")[1]).results()).map(found -> found.group(1))
            .map(name -> name.replaceAll("\\bN\\b", "\\\\d+").replaceAll("\\bNAME\\b|…", ".+")).map(Pattern::compile)
            .toList();
    }

    @Test
    void eachThreadIsDocumentedAndOutlivesWhatItThrows() throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        CollectSetup setup = CollectSetup.of(ConfigSources.read(arguments(), Map.of()));
        CollectPlan plan = setup.plan();
        Collector collector = new Collector(plan.config(), setup.delivery(plan), plan.receive(), Warmup.NONE);
        collector.keep(new StateKeeper(plan.state()));
        try (Alarms alarms = new Alarms(collector, plan.alarms());
            HttpSide http = HttpSide.open(plan.http(), collector, alarms)) {
            assertThat(http).isNotNull();
            alarms.start();
            collector.start();
            try (Stats stats = Stats.start(plan.stats(), collector::snapshot, () -> "no terminal");
                Offer offer = Offer.open(collector.sockets(), plan.config().stopTimeout(), () -> { })) {
                assertThat(stats).isNotNull();
                assertThat(offer.isTaken()).isFalse();
                namesAreDocumented(before);
                partsOutliveStrikes(new Readiness(collector));
                assertThat(collector.sinkStatuses()).allMatch(SinkStatus::failing);
            } finally {
                collector.stop();
            }
        }
        assertThat(Parts.troubles()).as("what is dead was ended by its owner").isEmpty();
    }

    private static void namesAreDocumented(Set<Thread> before) throws Exception {
        List<Pattern> documented = documented();
        List<String> unknown = Thread.getAllStackTraces().keySet().stream().filter(each -> !before.contains(each))
            .map(Thread::getName).filter(name -> documented.stream().noneMatch(each -> each.matcher(name).matches()))
            .toList();
        assertThat(unknown).as("threads that %s does not name", PAGE).isEmpty();
    }

    private static void partsOutliveStrikes(Readiness readiness) {
        // Other tests of this process may have parts of other names, whose owners do not end them.
        Set<String> names = Parts.list().stream().map(Parts.Status::name).filter(name -> name.startsWith("weir-"))
            .filter(name -> !STAYS_DEAD.matcher(name).matches()).collect(Collectors.toSet());
        assertThat(names).contains("weir-worker-0", "weir-worker-1", "weir-sink-file", "weir-sink-journal",
            "weir-sink-http", "weir-spool-http", "weir-journal-upkeep", "weir-state", "weir-log", "weir-alarms",
            "weir-history", "weir-stats", "weir-watch");
        for (String name : names) {
            Strikes.strike(name, new OutOfMemoryError("unable to create native thread"));
            while (failures(name) == 0) {
                Thread.onSpinWait();
            }
            assertThat(readiness.reasons()).contains("a part of Weir is dead: the thread " + name
                + " fails: java.lang.OutOfMemoryError: unable to create native thread");
            assertThat(readiness.failing()).anyMatch(line -> line.contains(name));
            assertThat(Thread.getAllStackTraces().keySet()).anyMatch(each -> each.getName().equals(name));
        }
    }

    private static long failures(String name) {
        return Parts.list().stream().filter(each -> each.name().equals(name)).mapToLong(Parts.Status::failures).sum();
    }
}
