// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.IngestContract;
import io.weir.sink.Sink;
import io.weir.sink.SinkException;
import io.weir.sink.http.ScriptedServer.Reply;
import io.weir.sink.http.ScriptedServer.Seen;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of a server leads to. */
@Timeout(120)
class AnswersTest {
    @TempDir
    private Path folder;

    private static LineBlock sent(HttpSink sink, LineBlock block) throws Exception {
        sink.onBlock(block);
        sink.onIdle(System.nanoTime());
        HttpRig.await("block is settled", block::isSettled);
        return block;
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 408, 409, 425, 404, 302, 0})
    void whateverMayPassIsSentAgainUnderTheSameIdUntilItIsTaken(int status) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status, status, status);
            HttpSink sink = HttpRig.started(server.url())) {

            LineBlock block = sent(sink, LineBlock.numbers(0, 3));

            assertThat(block.failure()).isNull();
            assertThat(block.rejected()).isZero();
            assertThat(server.seen()).hasSize(4).allSatisfy(request ->
                assertThat(request.lines()).isEqualTo(block.lines()));
            assertThat(server.seen()).extracting(request -> request.header(IngestContract.BATCH_ID)).hasSize(4)
                .containsOnly(server.seen().get(0).header(IngestContract.BATCH_ID)).doesNotContainNull();
        }
    }

    @Test
    void theIdOfABatchIsTheSameAfterARestart() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering()) {
            for (int run = 0; run < 2; run++) {
                try (HttpSink sink = HttpRig.started(server.url())) {
                    sent(sink, LineBlock.numbers(0, 3));
                }
            }
            try (HttpSink sink = HttpRig.started(server.url())) {
                sent(sink, LineBlock.numbers(0, 4));
            }

            List<String> ids = server.seen().stream().map(r -> r.header(IngestContract.BATCH_ID)).toList();
            assertThat(ids.get(1)).isEqualTo(ids.get(0)).hasSize(IngestContract.ID_DIGITS);
            assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void refusedContentIsSplitDownToTheGuiltyRecordsAndOnlyTheseAreRefused(int status) throws Exception {
        Path dead = folder.resolve("dead");
        List<String> guilty = List.of("{\"n\":7}", "{\"n\":64}");
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of(request.lines().stream().anyMatch(guilty::contains) ? status : 200));
            HttpSink sink = HttpRig.started(server.url(), "dead-letter", dead.toString(), "in-flight", "1")) {

            LineBlock block = sent(sink, LineBlock.numbers(0, 100));

            assertThat(block.rejected()).isEqualTo(2);
            assertThat(block.failure()).isNull();
            List<String> taken = server.seen().stream().filter(r -> r.lines().stream().noneMatch(guilty::contains))
                .flatMap(r -> r.lines().stream()).toList();
            assertThat(taken).as("all others, once, in order").isEqualTo(
                block.lines().stream().filter(line -> !guilty.contains(line)).toList());
        }
        List<String> letters = Files.readAllLines(dead);
        assertThat(letters).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(letters.get(i)).contains("\"status\":" + status).contains("\"answer\":\"because\"")
                .endsWith(",\"record\":" + guilty.get(i) + "}");
        }
    }

    @Test
    void aBlockAmongOthersIsSettledByWhatBecameOfItsOwnRecords() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of(request.lines().contains("{\"n\":15}") ? 422 : 200));
            HttpSink sink = HttpRig.started(server.url(), "batch-age", "5s", "batch-records", "30")) {
            LineBlock[] blocks =
                {LineBlock.numbers(0, 10), LineBlock.numbers(10, 20), LineBlock.numbers(20, 30)};

            sendSlowly(sink, blocks);

            assertThat(server.seen().get(0).lines()).as("one batch of three blocks").hasSize(30);
            assertThat(blocks[0].rejected()).isZero();
            assertThat(blocks[1].rejected()).isEqualTo(1);
            assertThat(blocks[2].rejected()).isZero();
            assertThat(blocks).allMatch(block -> block.verdicts() == 1);
        }
    }

    private static void sendSlowly(HttpSink sink, LineBlock... blocks) throws Exception {
        for (LineBlock block : blocks) {
            sink.onBlock(block);
        }
        for (LineBlock block : blocks) {
            HttpRig.await("block is settled", block::isSettled);
        }
    }

    @Test
    void deadLettersHaveABoundAndAreCountedBeyondIt() throws Exception {
        Path dead = folder.resolve("dead");
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of(request.lines().stream().anyMatch(line -> line.length() < 9) ? 422 : 200));
            HttpSink sink =
                HttpRig.started(server.url(), "dead-letter", dead.toString(), "dead-letter-bytes", "1000")) {
            LineBlock block = LineBlock.numbers(0, 20);
            sink.onBlock(block);
            sent(sink, LineBlock.numbers(100, 101));
            HttpRig.await("block is settled", () -> {
                offer(sink, LineBlock.numbers(100, 101));
                return block.isSettled();
            });

            assertThat(block.rejected()).isEqualTo(20);
            assertThat(Files.size(dead)).isBetween(500L, 1000L);
            assertThat(sink.figures().get(Sink.KEPT)).isEqualTo(Files.readAllLines(dead).size()).isLessThan(20);
            assertThat(sink.trouble().text()).contains("record dropped", "is full");
        }
    }

    private static void offer(HttpSink sink, LineBlock block) {
        try {
            sink.onBlock(block);
        } catch (SinkException | InterruptedException closed) {
            throw new AssertionError(closed);
        }
    }

    @Test
    void aRecordThatCannotBeKeptIsCountedAndTold() throws Exception {
        Path away = Files.createDirectory(folder.resolve("away"));
        try (ScriptedServer server = ScriptedServer.answering(422);
            HttpSink sink = HttpRig.started(server.url(), "dead-letter", away + "/dead")) {
            Files.delete(away.resolve("dead"));
            Files.delete(away);
            LineBlock block = LineBlock.numbers(0, 1);
            sink.onBlock(block);
            HttpRig.await("it is refused", () -> sink.figures().get("set_aside") == 1);

            assertThat(sent(sink, LineBlock.numbers(1, 2)).rejected()).as("and the next one is taken").isZero();
            HttpRig.await("block is settled", block::isSettled);

            assertThat(block.rejected()).isEqualTo(1);
            assertThat(sink.figures().get(Sink.KEPT)).isZero();
            assertThat(sink.trouble().text()).contains("record dropped", away + "/dead", "no such file");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json                | {\"took\":3,\"errors\":true,\"items\":[]}",
        "application/json; charset=utf-8 | {\"errors\":[{\"line\":1}]}",
        "application/problem+json        | {\"items\":[{\"a\":[1,{}]}],\"errors\":[\"bad\"]}",
        "``                              | {\"errors\":true}",
    })
    void aSuccessThatSpeaksOfErrorsIsNone(String type, String body) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                request.lines().contains("{\"n\":1}") ? new Reply(200, "", body, type) : Reply.of(200));
            HttpSink sink = HttpRig.started(server.url(), "dead-letter", folder + "/dead", "in-flight", "1")) {

            LineBlock block = sent(sink, LineBlock.numbers(0, 3));

            assertThat(block.rejected()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("dead"))).contains("\"status\":200", "\"record\":{\"n\":1}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json | {\"errors\":false,\"items\":[{\"errors\":true}]}",
        "application/json | {\"errors\":[],\"n\":3}",
        "application/json | {\"errors\":null}",
        "application/json | {\"errors\":\"none\"}",
        "application/json | {\"error\":true}",
        "application/json | [{\"errors\":true}]",
        "application/json | {\"errors\":true",
        "application/json | {\"errors\":true} and more",
        "application/json | ``",
        "text/plain       | {\"errors\":true}",
    })
    void anyOtherBodyOfASuccessIsIgnored(String type, String body) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> new Reply(200, "", body, type));
            HttpSink sink = HttpRig.started(server.url())) {

            assertThat(sent(sink, LineBlock.numbers(0, 3)).rejected()).isZero();
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"60000, 1", "70000, 0"})
    void theBodyOfASuccessIsReadToABound(int before, int rejected) throws Exception {
        String body = "{\"items\":\"" + "x".repeat(before) + "\",\"errors\":true}";
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                request.lines().contains("{\"n\":0}") ? new Reply(200, "", body) : Reply.of(200));
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1")) {

            assertThat(sent(sink, LineBlock.numbers(0, 2)).rejected()).isEqualTo(rejected);
        }
    }

    @Test
    void errorsBeforeTheBoundCountThoughTheRestIsNotRead() throws Exception {
        String body = "{\"errors\":true,\"items\":\"" + "x".repeat(200_000) + "\"}";
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                request.lines().contains("{\"n\":0}") ? new Reply(200, "", body) : Reply.of(200));
            HttpSink sink = HttpRig.started(server.url(), "in-flight", "1")) {

            assertThat(sent(sink, LineBlock.numbers(0, 2)).rejected()).isEqualTo(1);
        }
    }

    @Test
    void noAnswerOfAServerMovesACursor() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                new Reply(500, "", "a\u001b[2Jb\u009b31mc\u202ed\u2028e\r\nf\u00e9"));
            HttpSink sink = HttpRig.started(server.url())) {
            sink.onBlock(LineBlock.numbers(0, 1));
            HttpRig.await("it is told", () -> sink.trouble().failing());

            assertThat(sink.trouble().text()).contains("a [2Jb 31mc d e f\u00e9");
        }
    }

    @Test
    void noHeaderOfAServerMovesACursor() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            HttpSink sink = HttpRig.started("http://localhost:" + server.getLocalPort() + "/")) {
            sink.onBlock(LineBlock.numbers(0, 1));
            try (Socket client = server.accept()) {
                client.getOutputStream().write(
                    "HTTP/1.1 302 x\r\nLocation: http://h/\u001b[2J\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                HttpRig.await("it is told", () -> sink.trouble().failing());
            }

            assertThat(sink.trouble().text()).contains("http://h/ [2J").doesNotContain("\u001b");
        }
    }

    @Test
    void whatIsTooLargeIsHalvedAndLaterBatchesAreSmallerFromTheStart() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of(request.body().length() > 40_000 ? 413 : 200));
            HttpSink sink = HttpRig.started(server.url())) {

            LineBlock first = sent(sink, LineBlock.numbers(0, 8000));
            int before = server.seen().size();
            LineBlock second = sent(sink, LineBlock.numbers(8000, 16000));

            assertThat(first.rejected() + second.rejected()).isZero();
            assertThat(server.seen().subList(before, server.seen().size())).hasSizeGreaterThan(1)
                .as("none is refused again").allMatch(request -> request.body().length() <= 40_000);
        }
    }

    @Test
    void retryAfterInSecondsIsWaitedFor() throws Exception {
        assertThat(pause(() -> new Reply(503, "1", "later"))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** The date is that of the answer: a machine that stands still before it shortens nothing. */
    @Test
    void retryAfterAsADateIsWaitedFor() throws Exception {
        assertThat(pause(() -> new Reply(429, inTwoSeconds(), "later"))).isGreaterThan(Duration.ofMillis(500));
    }

    private static String inTwoSeconds() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
    }

    private static Duration pause(Supplier<Reply> first) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> number == 0 ? first.get() : Reply.of(200));
            HttpSink sink = HttpRig.started(server.url())) {

            sent(sink, LineBlock.numbers(0, 1));

            List<Seen> seen = server.seen();
            assertThat(seen).hasSize(2);
            return Duration.ofNanos(seen.get(1).atNs() - seen.get(0).atNs());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusedTokenPausesUntilItsFileChanges(int status) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old\n");
        try (ScriptedServer server = new ScriptedServer((request, number) ->
                Reply.of("Bearer new".equals(request.header("Authorization")) ? 200 : status));
            HttpSink sink = HttpRig.started(server.url(), "token-file", token.toString(), "retry-max", "1h")) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("the old token was shown", () -> server.seen().size() == 1);
            assertThat(block.isSettled()).isFalse();

            Files.writeString(token, "new\n");

            HttpRig.await("block is settled", block::isSettled);
            assertThat(server.seen()).hasSize(2);
            assertThat(server.seen().get(0).header("Authorization")).isEqualTo("Bearer old");
        }
    }

    @Test
    void whatIsRefusedForItsTokenIsTriedAgainAfterTheLongestPause() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(401, 401);
            HttpSink sink = HttpRig.started(server.url())) {

            assertThat(sent(sink, LineBlock.numbers(0, 3)).failure()).isNull();
        }
    }

    @Test
    void refusedConnectionsAreTriedAgainUntilTheServerIsThere() throws Exception {
        int port = freePort();
        try (HttpSink sink = HttpRig.started("http://localhost:" + port + "/v1/ingest")) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            try (ScriptedServer server = new ScriptedServer(port, (request, number) -> Reply.of(200))) {
                HttpRig.await("block is settled", block::isSettled);
                assertThat(server.seen()).hasSize(1);
            }
            assertThat(block.failure()).isNull();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsAskedForAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                 (request, number) -> number == 0 ? Reply.never() : Reply.of(200));
             HttpSink sink = HttpRig.started(server.url(), "timeout", "100ms")) {
            assertThat(sent(sink, LineBlock.numbers(0, 3)).failure()).isNull();
            // On a busy machine later answers may be late, too.
            assertThat(server.seen()).hasSizeGreaterThanOrEqualTo(2)
                .extracting(each -> each.headers().getFirst("Idempotency-Key")).containsOnly(
                    server.seen().get(0).headers().getFirst("Idempotency-Key"));
        }
    }

    @Test
    void aBatchIsGivenUpWhenTheUserSaysSoAndThenThePolicyDecides() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, number) -> Reply.of(500));
            HttpSink sink = HttpRig.started(server.url(), "give-up", "50ms")) {

            LineBlock block = sent(sink, LineBlock.numbers(0, 3));

            assertThat(block.failure()).hasMessageContaining("answered 500");
            assertThat(block.failure().isRetryable()).isTrue();
        }
    }
}
