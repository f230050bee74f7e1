// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.sink.Sink;
import io.weir.sink.SinkTrouble;
import io.weir.sink.http.ScriptedServer.Reply;
import io.weir.sink.http.ScriptedServer.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that a server refuses: unfit ones, and all of them. */
@Timeout(120)
class RefusalsTest {
    @TempDir
    private Path folder;

    /**
     * What is without an answer for the timeout is sent again, and comes twice if the answer was only late: a machine
     * that stands still for a moment must not count against a test of what comes once.
     */
    private static final String PATIENT = "60s";

    /** The timeout is also what the pauses between looks at what is set aside depend on. */
    private HttpSink sink(ScriptedServer server, String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of("dead-letter", folder + "/dead", "timeout", "1s"));
        settings.addAll(List.of(more));
        return HttpRig.started(server.url(), settings.toArray(String[]::new));
    }

    private List<String> letters() throws Exception {
        Path dead = folder.resolve("dead");
        return Files.exists(dead) ? Files.readAllLines(dead) : List.of();
    }

    private static List<LineBlock> blocks(int count, int records) {
        List<LineBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(LineBlock.numbers(i * records, (i + 1) * records));
        }
        return blocks;
    }

    /** As the engine does it: from a thread that waits while enough is under way. */
    private static Thread offering(HttpSink sink, List<LineBlock> blocks) {
        Thread caller = new Thread(() -> {
            for (LineBlock block : blocks) {
                try {
                    sink.onBlock(block);
                } catch (Exception closed) {
                    return;
                }
            }
        });
        caller.start();
        return caller;
    }

    /** A busy machine may make it fail before, for an answer that does not come in time. */
    private static void awaitHold(HttpSink sink) {
        HttpRig.await("the sink holds", () ->
            sink.trouble().failing() && sink.trouble().text().contains("records are set aside and kept"));
    }

    private static List<String> sent(ScriptedServer server) {
        return server.seen().stream().flatMap(request -> request.lines().stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aServerThatRefusesAllLosesNothingAndGetsAllOnceItIsMended(int inFlight) throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.of(mended.get() ? 200 : 400));
            HttpSink sink = sink(server, "in-flight", String.valueOf(inFlight))) {
            List<LineBlock> blocks = blocks(20, 290);
            Thread caller = offering(sink, blocks);
            awaitHold(sink);

            assertThat(sink.trouble().text()).contains("answered 400 (because)", "records are set aside and kept");
            assertThat(server.seen().size()).as("few requests told it").isLessThan(1000);
            int before = server.seen().size();
            HttpRig.await("it goes on trying", () -> server.seen().size() > before + 5);
            assertThat(blocks).noneMatch(LineBlock::isSettled);
            assertThat(letters()).isEmpty();

            mended.set(true);
            blocks.forEach(block -> HttpRig.await("block is settled", block::isSettled));
            caller.join();

            assertThat(blocks).allMatch(block -> block.failure() == null && block.rejected() == 0);
            assertThat(letters()).isEmpty();
            assertThat(sent(server)).containsAll(blocks.stream().flatMap(b -> b.lines().stream()).toList());
            assertThat(sink.trouble().failing()).isFalse();
            assertThat(sink.figures()).containsEntry("set_aside", 0L).containsEntry(Sink.KEPT, 0L);
        }
    }

    @Test
    void whileNothingIsTakenRequestsComeOneAtATimeWithPausesThatGrow() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.of(422));
            HttpSink sink = sink(server, "in-flight", "1", "retry-min", "20ms", "retry-max", "1h")) {
            Thread caller = offering(sink, blocks(20, 290));
            awaitHold(sink);
            int before = server.seen().size();
            HttpRig.await("five more", () -> server.seen().size() >= before + 5);

            List<Seen> seen = server.seen();
            assertThat(server.mostUnderWay()).isEqualTo(1);
            assertThat(seen.get(before + 4).atNs() - seen.get(before + 3).atNs())
                .as("half of 20 ms doubled three times").isGreaterThanOrEqualTo(80_000_000);
            HttpRig.await("it waits", () -> caller.getState() == Thread.State.WAITING);
        }
    }

    @Test
    void fewBatchesOrFewRecordsAreNoReasonToHold() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.of(mended.get() ? 200 : 400));
            HttpSink sink = sink(server, "timeout", PATIENT, "in-flight", "1")) {
            List<LineBlock> blocks = blocks(99, 1);
            offering(sink, blocks).join();
            HttpRig.await("all are refused", () -> sink.figures().get("set_aside") == 99);

            assertThat(sink.trouble().failing()).isFalse();
            assertThat(server.seen()).as("each was tried once").hasSize(99);
            mended.set(true);
            LineBlock last = LineBlock.numbers(99, 100);
            sink.onBlock(last);
            blocks.forEach(block -> HttpRig.await("block is settled", block::isSettled));

            assertThat(blocks).allMatch(block -> block.rejected() == 1);
            assertThat(letters()).hasSize(99);
            assertThat(last.rejected()).isZero();
            assertThat(sink.figures()).containsEntry(Sink.KEPT, 99L);
        }
    }

    /** Many batches have nothing but unfit records, and larger ones some. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void unfitRecordsBecomeDeadLettersAndAllOthersArriveOnce(int inFlight) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of(request.lines().stream().anyMatch(RefusalsTest::isUnfit) ? 400 : 200));
            HttpSink sink = sink(server, "timeout", PATIENT, "in-flight", String.valueOf(inFlight))) {
            List<LineBlock> blocks = blocks(100, 1);
            blocks.addAll(List.of(LineBlock.numbers(100, 400), LineBlock.numbers(400, 700)));
            offering(sink, blocks).join();
            blocks.forEach(block -> HttpRig.await("block is settled", block::isSettled));

            List<String> all = blocks.stream().flatMap(block -> block.lines().stream()).toList();
            assertThat(letters().stream().map(line -> line.replaceFirst(".*\"record\":(.*)}$", "$1")).toList())
                .containsExactlyInAnyOrderElementsOf(all.stream().filter(RefusalsTest::isUnfit).toList());
            assertThat(server.seen().stream().filter(r -> r.lines().stream().noneMatch(RefusalsTest::isUnfit))
                .flatMap(r -> r.lines().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(all.stream().filter(line -> !isUnfit(line)).toList());
            assertThat(sink.trouble().failing()).isFalse();
        }
    }

    /** 0 to 79, and every hundredth. */
    private static boolean isUnfit(String line) {
        int number = Integer.parseInt(line.replaceAll("\\D", ""));
        return number < 80 || number % 100 == 0;
    }

    @Test
    void whatIsSetAsideFailsWhenTheSinkClosesSoThatASpoolKeepsIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(422)) {
            HttpSink sink = sink(server);
            LineBlock block = LineBlock.numbers(0, 1);
            sink.onBlock(block);
            HttpRig.await("it is set aside", () -> sink.figures().get("set_aside") == 1);
            assertThat(block.isSettled()).isFalse();

            sink.close();

            assertThat(block.failure().isRetryable()).isTrue();
            assertThat(letters()).isEmpty();
        }
    }

    @Test
    void aRecordThatWaitsAsideIsToldOf() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(422); HttpSink sink = sink(server)) {
            sink.onBlock(LineBlock.numbers(0, 1));
            HttpRig.await("it is told", () -> !sink.trouble().equals(SinkTrouble.NONE));

            assertThat(sink.trouble().failing()).isFalse();
            assertThat(sink.trouble().text()).contains("422", "1 records are set aside until it takes another one");
        }
    }
}
