// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as any client sees it. */
@Timeout(120)
class IngestServerTest {
    private static final IngestOptions PLAIN =
        IngestOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private static final byte[] TWO = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();
    private IngestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(IngestOptions options) throws IOException {
        server = new IngestServer(options, taken::write);
    }

    private HttpResponse<String> post(byte[] body, String... headers) throws Exception {
        return send("POST", IngestContract.PATH, body, headers);
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", IngestContract.MEDIA_TYPE);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void linesAreTakenAndCounted() throws Exception {
        serve(PLAIN);

        HttpResponse<String> answer = post(TWO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"records\":2,\"duplicates\":0}\n");
        assertThat(taken.toByteArray()).isEqualTo(TWO);
        assertThat(server.counts()).isEqualTo(new IngestCounts(1, 1, 2, 0, 0));
    }

    @Test
    void compressedLinesAreTaken() throws Exception {
        serve(PLAIN);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream to = new GZIPOutputStream(zipped)) {
            to.write(TWO);
        }

        assertThat(post(zipped.toByteArray(), "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
        assertThat(post(Zstd.compress(TWO), "Content-Encoding", "zstd").statusCode()).isEqualTo(200);
        assertThat(taken.size()).isEqualTo(2 * TWO.length);
    }

    /** A few bytes that unpack to gigabytes. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        byte[] some = "{}\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream to = new GZIPOutputStream(zipped)) {
            for (int i = 0; i < 8; i++) {
                to.write(some);
            }
        }
        return zipped.toByteArray();
    }

    @Test
    void bodiesThatUnpackToMuchAtOnceNeverTakeMoreThanTheirShareOfTheHeap() throws Exception {
        long share = 48 << 20;
        BodyMemory memory = new BodyMemory(share);
        server = new IngestServer(PLAIN, taken::write, memory);
        byte[] bomb = bomb();
        assertThat(post(bomb, "Content-Encoding", "gzip").statusCode()).as("alone").isEqualTo(413);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(client.sendAsync(HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.port() + IngestContract.PATH))
                .header("Content-Type", IngestContract.MEDIA_TYPE).header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb)).build(), HttpResponse.BodyHandlers.ofString()));
        }

        // Whether one gets far enough to be too large depends on how many are under way at once.
        assertThat(answers).extracting(each -> each.join().statusCode()).isSubsetOf(413, 503);
        assertThat(post(TWO).statusCode()).isEqualTo(200);
        long end = System.nanoTime() + 60_000_000_000L;
        while (memory.left() < share / 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(memory.left()).as("what is not kept for usual bodies was given back").isBetween(share / 2, share);
    }

    @Test
    void aWindowThatAClientChoosesIsBounded() throws Exception {
        serve(PLAIN);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream to = new ZstdOutputStream(packed)) {
            to.setLong(27);
            to.write(TWO);
        }

        assertThat(post(packed.toByteArray(), "Content-Encoding", "zstd").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json\n", "{\"a\":1}", "{}\n\n", "[1]\n"})
    void whatIsNoLinesOfObjectsIsRefused(String body) throws Exception {
        serve(PLAIN);

        HttpResponse<String> answer = post(body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(IngestContract.PROBLEM_TYPE);
        assertThat(taken.size()).isZero();
    }

    @Test
    void wrongPathsMethodsTypesAndTokensAreRefused() throws Exception {
        serve(PLAIN.withAuthorization("Bearer right"));

        assertThat(send("POST", "/elsewhere", TWO).statusCode()).isEqualTo(404);
        assertThat(send("PUT", IngestContract.PATH, TWO).statusCode()).isEqualTo(405);
        assertThat(post(TWO).statusCode()).isEqualTo(401);
        assertThat(post(TWO, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(post(TWO, "Authorization", "Bearer right", "Content-Type", "text/plain").statusCode())
            .isEqualTo(415);
        assertThat(post(TWO, "Authorization", "Bearer right", "Content-Encoding", "br").statusCode()).isEqualTo(415);
        assertThat(post(TWO, "Authorization", "Bearer right", "Content-Encoding", "gzip").statusCode())
            .isEqualTo(400);
        assertThat(post(TWO, "Authorization", "Bearer right").statusCode()).isEqualTo(200);
        assertThat(taken.size()).isEqualTo(TWO.length);
    }

    @Test
    void bodiesThatAreTooLargeOnceDecompressedAreRefused() throws Exception {
        serve(PLAIN.withMaxBytes(1000));
        byte[] large = ("{\"a\":\"" + "x".repeat(2000) + "\"}\n").getBytes(StandardCharsets.UTF_8);

        assertThat(post(large).statusCode()).isEqualTo(413);
        assertThat(post(Zstd.compress(large), "Content-Encoding", "zstd").statusCode()).isEqualTo(413);
        assertThat(post(TWO).statusCode()).isEqualTo(200);
    }

    @Test
    void partsThatWereTakenAreLeftOutInWhateverBatchTheyComeAgain() throws Exception {
        serve(PLAIN.withDistinct());

        post(TWO, IngestContract.BATCH_ID, "b1", IngestContract.PARTS, "p1=1,p2=1");
        HttpResponse<String> again = post(TWO, IngestContract.BATCH_ID, "b1", IngestContract.PARTS, "p1=1,p2=1");
        byte[] regrouped = "{\"a\":2}\n{\"a\":3}\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> other = post(regrouped, IngestContract.BATCH_ID, "b2", IngestContract.PARTS, "p2=1,p3=1");

        assertThat(again.body()).isEqualTo("{\"records\":0,\"duplicates\":2}\n");
        assertThat(other.body()).isEqualTo("{\"records\":1,\"duplicates\":1}\n");
        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    }

    @Test
    void headersThatDoNotFitTheLinesAreRefused() throws Exception {
        serve(PLAIN);

        assertThat(post(TWO, IngestContract.RECORDS, "3").statusCode()).isEqualTo(400);
        assertThat(post(TWO, IngestContract.PARTS, "p1=1").statusCode()).isEqualTo(400);
        assertThat(post(TWO, IngestContract.PARTS, "what").statusCode()).isEqualTo(400);
        assertThat(post(TWO, IngestContract.PARTS, "p1=4,p2=-2").statusCode()).isEqualTo(400);
        assertThat(post(TWO, IngestContract.RECORDS, "2", IngestContract.PARTS, "p=2").statusCode()).isEqualTo(200);
    }

    @Test
    void failsAsToldThreeTimesAndSaysWhenToComeAgain() throws Exception {
        serve(PLAIN.withFaults(IngestFault.parse("503:first=3:retry-after=2")));

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = post(TWO);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        }
        assertThat(post(TWO).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusedRecordIsRefusedEachTimeAndOthersNever() throws Exception {
        serve(PLAIN.withFaults(IngestFault.parse("422:every=3")));
        int refused = 0;
        for (int n = 0; n < 90; n++) {
            byte[] line = ("{\"n\":" + n + "}\n").getBytes(StandardCharsets.UTF_8);
            int status = post(line).statusCode();
            assertThat(post(line).statusCode()).isEqualTo(status);
            refused += status == 422 ? 1 : 0;
        }
        assertThat(refused).isBetween(15, 45);
    }

    @Test
    void dropsConnectionsBeforeOrAfterTakingABatch() throws Exception {
        serve(PLAIN.withFaults(IngestFault.parse("drop:first=1"), IngestFault.parse("drop-after:first=1")));

        assertThatThrownBy(() -> post(TWO)).isInstanceOf(IOException.class);
        assertThat(taken.size()).isZero();
        assertThatThrownBy(() -> post(TWO)).isInstanceOf(IOException.class);
        assertThat(taken.size()).isEqualTo(TWO.length);
        assertThat(post(TWO).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "abc:0.1", "503:2", "503:every=0", "delay=5:0.1", "99:0.1", "503:often"})
    void faultsThatMeanNothingAreRefused(String text) throws IOException {
        serve(PLAIN);

        assertThatThrownBy(() -> IngestFault.parse(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(text);
    }
}
