// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.json.JsonEncoder;
import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestContract;
import io.weir.ingest.IngestOptions;
import io.weir.ingest.IngestServer;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkTrouble;
import io.weir.sink.http.ScriptedServer.Reply;
import io.weir.sink.http.ScriptedServer.Seen;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How blocks become requests. */
@Timeout(120)
class HttpSinkTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static void settle(LineBlock... blocks) {
        for (LineBlock block : blocks) {
            HttpRig.await("block is settled", block::isSettled);
            assertThat(block.failure()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void aServerOfTheContractGetsEveryLineWhateverTheCompression(Compression compression) throws Exception {
        TakenLines lines = new TakenLines();
        try (IngestServer server = new IngestServer(IngestOptions.at(ANY), lines);
            HttpSink sink = HttpRig.started("http://localhost:" + server.port() + IngestContract.PATH,
                "compression", compression.name().toLowerCase(java.util.Locale.ROOT), "in-flight", "1")) {
            LineBlock first = LineBlock.numbers(0, 1000);
            LineBlock second = LineBlock.numbers(1000, 1001);
            sink.onBlock(first);
            sink.onBlock(second);
            sink.onIdle(System.nanoTime());
            settle(first, second);

            List<String> all = new ArrayList<>(first.lines());
            all.addAll(second.lines());
            assertThat(lines.lines()).isEqualTo(all);
            assertThat(server.counts().records()).isEqualTo(1001);
        }
    }

    @Test
    void aServerThatTakesNothingIsTheSinksTroubleUntilABatchIsTaken() throws Exception {
        AtomicReference<Reply> answer = new AtomicReference<>(Reply.of(503));
        try (ScriptedServer server = new ScriptedServer((request, number) -> answer.get());
            HttpSink sink = HttpRig.started(server.url())) {
            assertThat(sink.trouble()).isEqualTo(SinkTrouble.NONE);
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("three tries", () -> sink.trouble().count() >= 3);

            assertThat(sink.trouble().failing()).isTrue();
            assertThat(sink.trouble().text()).contains(server.url(), "503");
            assertThat(sink.trouble().firstMs()).isPositive().isLessThanOrEqualTo(sink.trouble().lastMs());

            answer.set(Reply.of(200));
            settle(block);

            assertThat(sink.trouble().failing()).isFalse();
            assertThat(sink.trouble().text()).as("what it was stays readable").contains("503");
        }
    }

    @Test
    void aRefusedRecordIsTroubleButTheServerStillTakesRecords() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(200, 422);
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1")) {
            LineBlock[] blocks = {LineBlock.numbers(0, 1), LineBlock.numbers(1, 2), LineBlock.numbers(2, 3)};
            for (LineBlock block : blocks) {
                sink.onBlock(block);
            }
            settle(blocks);

            assertThat(sink.trouble().failing()).isFalse();
            assertThat(sink.trouble().text()).contains("422", "record dropped");
            assertThat(sink.trouble().count()).isEqualTo(1);
        }
    }

    @Test
    void requestsSayWhatIsInThem() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering();
            HttpSink sink = HttpRig.started(server.url(), "compression", "gzip", "header", "X-Site: Lyon,X-Rack: 7")) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            settle(block);

            Seen request = server.seen().get(0);
            assertThat(request.header("Content-Type")).isEqualTo("application/x-ndjson");
            assertThat(request.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(request.header("Weir-Batch-Records")).isEqualTo("3");
            assertThat(BatchPart.parse(request.header("Weir-Batch-Parts"))).containsExactly(
                new BatchPart(request.header("Idempotency-Key"), 3));
            assertThat(request.header("X-Site")).isEqualTo("Lyon");
            assertThat(request.header("X-Rack")).isEqualTo("7");
            assertThat(request.header("Authorization")).isNull();
        }
    }

    @Test
    void severalBlocksShareARequestUntilItIsFull() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering();
            HttpSink sink = HttpRig.started(server.url(), "batch-age", "5s", "batch-records", "25", "in-flight", "1")) {
            LineBlock[] blocks = {LineBlock.numbers(0, 10), LineBlock.numbers(10, 20), LineBlock.numbers(20, 30),
                LineBlock.numbers(30, 45)};
            for (LineBlock block : blocks) {
                sink.onBlock(block);
            }
            settle(blocks);

            assertThat(server.seen()).extracting(request -> request.lines().size())
                .as("a block that does not fit starts the next one").containsExactly(20, 25);
            assertThat(BatchPart.parse(server.seen().get(0).header(IngestContract.PARTS)))
                .extracting(BatchPart::records).containsExactly(10, 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-records=10", "batch-bytes=100"})
    void aLargeBlockIsCutIntoSeveralRequestsAndDoneWithTheLast(String limit) throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((request, number) -> {
            if (request.lines().contains("{\"n\":39}")) {
                last.await();
            }
            return Reply.of(200);
        }); HttpSink sink = HttpRig.started(server.url(), limit.split("=")[0], limit.split("=")[1], "in-flight", "1")) {
            LineBlock block = LineBlock.numbers(0, 40);
            Thread caller = new Thread(() -> offer(sink, block));
            caller.start();
            HttpRig.await("all are sent", () ->
                server.seen().stream().mapToInt(request -> request.lines().size()).sum() == 40);
            assertThat(block.isSettled()).isFalse();
            last.countDown();
            settle(block);
            caller.join();

            assertThat(server.seen()).hasSizeGreaterThanOrEqualTo(4).allMatch(request -> request.lines().size() <= 10);
            assertThat(server.seen().stream().flatMap(request -> request.lines().stream()).toList())
                .isEqualTo(block.lines());
        }
    }

    private static void offer(HttpSink sink, LineBlock block) {
        try {
            sink.onBlock(block);
        } catch (SinkException | InterruptedException closed) {
            block.fail(new SinkException(closed.toString()));
        }
    }

    @Test
    void aBatchThatDoesNotFillIsSentWhenItIsOld() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering();
            HttpSink sink = HttpRig.started(server.url(), "batch-age", "100ms")) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            sink.onIdle(System.nanoTime());
            assertThat(server.seen()).as("not at once").isEmpty();

            HttpRig.await("block is settled", () -> {
                idle(sink);
                return block.isSettled();
            });
            assertThat(server.seen()).hasSize(1);
        }
    }

    /** How slowly is {@link SmallBlockPaceTest}'s. */
    @Test
    void smallBlocksAreTakenSlowlyOnceTheSinkHoldsMuchOfWhatItsLaneHas() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering();
            HttpSink sink = HttpRig.started(server.url(), "batch-age", "5s", "batch-records", "100000")) {
            sink.openEncoder(new FewBlocks(16));
            long startNs = System.nanoTime();
            for (int i = 0; i < 12; i++) {
                sink.onBlock(LineBlock.numbers(i, i + 1));
            }

            assertThat(System.nanoTime() - startNs).as("pauses of 1, 2, 4 ... 128 ms").isGreaterThan(250_000_000);
        }
    }

    /** A lane with so many blocks. */
    private record FewBlocks(int blocks) implements LaneContext {
        @Override
        public int worker() {
            return 0;
        }

        @Override
        public FlowEncoder format() {
            return json();
        }

        @Override
        public FlowEncoder json() {
            return new JsonEncoder()::encode;
        }
    }

    private static void idle(HttpSink sink) {
        try {
            sink.onIdle(System.nanoTime());
        } catch (SinkException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noMoreRequestsAreUnderWayThanAllowed(int inFlight) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((request, number) -> {
            open.await();
            return Reply.of(200);
        }); HttpSink sink = HttpRig.started(server.url(), "in-flight", String.valueOf(inFlight))) {
            LineBlock[] blocks = new LineBlock[12];
            Thread caller = new Thread(() -> {
                for (int i = 0; i < blocks.length; i++) {
                    blocks[i] = LineBlock.numbers(i, i + 1);
                    offer(sink, blocks[i]);
                }
            });
            caller.start();
            HttpRig.await("as many as allowed are under way", () -> server.mostUnderWay() == inFlight);
            open.countDown();
            caller.join();
            settle(blocks);

            assertThat(server.mostUnderWay()).isEqualTo(inFlight);
            assertThat(server.seen()).hasSize(12);
        }
    }

    @Test
    void oneInFlightKeepsTheOrderEvenWhenRequestsFail() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.of(number % 3 == 1 ? 200 : 503));
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1")) {
            LineBlock[] blocks = new LineBlock[10];
            List<String> all = new ArrayList<>();
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = LineBlock.numbers(10 * i, 10 * i + 10);
                all.addAll(blocks[i].lines());
                sink.onBlock(blocks[i]);
            }
            settle(blocks);

            List<String> taken = new ArrayList<>();
            for (int i = 1; i < server.seen().size(); i += 3) {
                taken.addAll(server.seen().get(i).lines());
            }
            assertThat(taken).isEqualTo(all);
        }
    }

    @Test
    void closingFreesAStuckCallAndFailsWhatHasNoAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.never())) {
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1");
            LineBlock first = LineBlock.numbers(0, 3);
            sink.onBlock(first);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread stuck = new Thread(() -> {
                try {
                    sink.onBlock(LineBlock.numbers(3, 6));
                } catch (SinkException | InterruptedException freed) {
                    thrown.set(freed);
                }
            });
            stuck.start();
            HttpRig.await("the second call waits", () -> stuck.getState() == Thread.State.WAITING);

            sink.close();
            stuck.join(10_000);

            assertThat(stuck.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOf(SinkException.class).hasMessageContaining("closed");
            assertThat(first.failure()).hasMessageContaining("closed");
            assertThat(first.failure().isRetryable()).isTrue();
        }
    }

    @Test
    void closingEndsABatchThatWaitsToBeSentAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> new Reply(503, "3600", "later"))) {
            HttpSink sink = HttpRig.started(server.url());
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("it was refused", () -> server.seen().size() == 1);

            sink.close();

            HttpRig.await("block is settled", block::isSettled);
            assertThat(block.failure().isRetryable()).isTrue();
            assertThatThrownBy(() -> sink.onBlock(LineBlock.numbers(3, 4))).hasMessageContaining("closed");
        }
    }

    @Test
    void closingWhileAnAnswerIsAwaitedIsNoTroubleOfTheServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.never())) {
            HttpSink sink = HttpRig.started(server.url());
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("it is under way", () -> server.seen().size() == 1);

            sink.close();

            assertThat(block.failure()).hasMessageContaining("closed");
            assertThat(sink.trouble()).isEqualTo(SinkTrouble.NONE);
        }
    }

    /** The client keeps to itself what is thrown while it tells of an answer: no later batch would ever be sent. */
    @Test
    void whatIsThrownWhileAnAnswerIsDealtWithHoldsUpNoOtherBatch() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering();
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1")) {
            sink.onBlock(LineBlock.numbers(0, 3).throwing(new IllegalStateException("defect of a test")));
            LineBlock next = LineBlock.numbers(3, 6);
            Thread caller = new Thread(() -> offer(sink, next));
            caller.start();

            settle(next);

            caller.join();
            assertThat(server.seen()).hasSize(2);
            assertThat(sink.trouble().text()).contains("defect of a test");
        }
    }
}
