// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestContract;
import io.weir.sink.http.Answer.Verdict;
import io.weir.sink.http.ScriptedServer.Seen;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/ingest.openapi.yaml} says what the sink sends and how it understands answers. */
@Timeout(120)
class OpenApiTest {
    private static Map<?, ?> api;

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("weir.root")).resolve("docs/ingest.openapi.yaml");
        try (Reader from = Files.newBufferedReader(file)) {
            api = new Yaml(new SafeConstructor(new LoaderOptions())).load(from);
        }
    }

    /** The node at a path of keys; list elements by number. */
    private static Object at(Object... path) {
        Object node = api;
        for (Object key : path) {
            node = node instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) node).get(key);
            assertThat(node).as("%s of %s", key, Arrays.toString(path)).isNotNull();
        }
        return node;
    }

    private static Object post(Object... path) {
        Object[] whole = new Object[path.length + 3];
        whole[0] = "paths";
        whole[1] = IngestContract.PATH;
        whole[2] = "post";
        System.arraycopy(path, 0, whole, 3, path.length);
        return at(whole);
    }

    private static Map<?, ?> header(String name) {
        for (Object parameter : (List<?>) post("parameters")) {
            if (((Map<?, ?>) parameter).get("name").equals(name)) {
                assertThat(((Map<?, ?>) parameter).get("in")).isEqualTo("header");
                return (Map<?, ?>) parameter;
            }
        }
        throw new AssertionError("no header " + name);
    }

    private static String pattern(String name) {
        return (String) ((Map<?, ?>) header(name).get("schema")).get("pattern");
    }

    @Test
    void thereIsOnePathWithOneMethodAndOneMediaType() {
        assertThat((Map<?, ?>) at("paths")).hasSize(1);
        assertThat((Map<?, ?>) at("paths", IngestContract.PATH)).hasSize(1);
        assertThat(((Map<?, ?>) post("requestBody", "content")).keySet().toString())
            .isEqualTo("[" + IngestContract.MEDIA_TYPE + "]");
    }

    @Test
    void requiredHeadersOfTheContractAreSentAsTheirPatternsSay() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(); HttpSink sink = HttpRig.started(server.url())) {
            LineBlock block = LineBlock.numbers(0, 7);
            sink.onBlock(block);
            HttpRig.await("block is settled", block::isSettled);

            Seen request = server.seen().get(0);
            assertThat(request.header(IngestContract.PARTS)).matches(pattern(IngestContract.PARTS));
            assertThat(request.header(IngestContract.BATCH_ID)).matches(pattern(IngestContract.BATCH_ID));
            assertThat(Integer.parseInt(request.header(IngestContract.RECORDS))).isEqualTo(7);
            assertThat(List.of(IngestContract.PARTS, IngestContract.BATCH_ID, IngestContract.RECORDS))
                .allMatch(name -> Boolean.TRUE.equals(header(name).get("required")));
            assertThat((List<?>) post("parameters")).hasSize(4);
        }
    }

    @Test
    void aBatchOfManyBlocksStillFitsThePatternOfItsParts() {
        BatchBuilder builder = new BatchBuilder(new BatchLimits(1000, 1 << 20));
        for (int i = 0; i < IngestContract.MAX_PARTS; i++) {
            assertThat(builder.poll()).isNull();
            builder.add(LineBlock.numbers(i, i + 1), Integer.MAX_VALUE, 0);
        }
        Piece batch = builder.poll();

        assertThat(batch.records()).isEqualTo(IngestContract.MAX_PARTS);
        assertThat(BatchPart.header(batch.names())).matches(pattern(IngestContract.PARTS));
        assertThat(batch.id()).matches(pattern(IngestContract.BATCH_ID));
    }

    @Test
    void theLimitsAreTheSettings() {
        String parts = pattern(IngestContract.PARTS);
        assertThat(parts).contains("{" + IngestContract.ID_DIGITS + "}").contains("{0," + (IngestContract.MAX_PARTS - 1)
            + "}");
        Map<?, ?> records = (Map<?, ?>) header(IngestContract.RECORDS).get("schema");
        assertThat(records.get("maximum")).isEqualTo(SettingsCheck.MOST_RECORDS);
    }

    @Test
    void theEncodingsAreTheCompressionsOfTheSink() {
        List<String> encodings =
            Arrays.stream(Compression.values()).map(Compression::encoding).filter(e -> !e.isEmpty()).toList();

        assertThat(((Map<?, ?>) header("Content-Encoding").get("schema")).get("enum")).isEqualTo(encodings);
    }

    @Test
    void eachStatusIsUnderstoodAsItsResponseSays() {
        Map<?, ?> responses = (Map<?, ?>) post("responses");
        for (Map.Entry<?, ?> response : responses.entrySet()) {
            int status = Integer.parseInt((String) response.getKey());
            Verdict understood = new Answer(status, "", "", new AnswerBody("", false)).verdict();
            assertThat(understood).as("status %d", status).isEqualTo(said((Map<?, ?>) response.getValue()));
        }
        assertThat(responses.keySet().toString()).contains("400", "401", "403", "413", "422", "429", "503");
    }

    private static Verdict said(Map<?, ?> response) {
        String ref = (String) response.get("$ref");
        if (ref == null) {
            return Verdict.TAKEN;
        }
        String name = ref.substring(ref.lastIndexOf('/') + 1);
        assertThat(at("components", "responses", name, "content", IngestContract.PROBLEM_TYPE)).isNotNull();
        return Verdict.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
