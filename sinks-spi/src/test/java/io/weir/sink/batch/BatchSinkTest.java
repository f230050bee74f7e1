// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchSinkTest {
    private final List<Map<String, Object>> got = new ArrayList<>();
    private final BatchSink sink = new BatchSink() {
        @Override
        protected void onBatch(List<Map<String, Object>> records) {
            got.addAll(records);
        }
    };
    private int done;

    private Block block(String... records) {
        byte[] bytes = String.join("", records).getBytes(StandardCharsets.UTF_8);
        return new Block() {
            @Override
            public byte[] array() {
                return bytes;
            }

            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public int records() {
                return records.length;
            }

            @Override
            public int end(int i) {
                int end = 0;
                for (int k = 0; k <= i; k++) {
                    end += records[k].length();
                }
                return end;
            }

            @Override
            public void done() {
                done++;
            }

            @Override
            public void fail(SinkException cause) {
                throw new AssertionError(cause);
            }
        };
    }

    @Test
    void recordsComeAsMapsWithGoflow2sKeys() throws Exception {
        sink.onBlock(block("{\"type\":\"IPFIX\",\"bytes\":18446744073709551615}", "{\"as_path\":[1,2]}"));

        assertThat(got).hasSize(2);
        assertThat(got.get(0)).containsEntry("type", "IPFIX")
            .containsEntry("bytes", new java.math.BigInteger("18446744073709551615"));
        assertThat(got.get(1)).containsEntry("as_path", List.of(1, 2));
        assertThat(done).isEqualTo(1);
    }

    @Test
    void whatIsNoJsonFailsTheBlockForGood() {
        assertThatThrownBy(() -> sink.onBlock(block("{")))
            .isInstanceOfSatisfying(SinkException.class, e -> assertThat(e.isRetryable()).isFalse());
        assertThat(done).isZero();
    }

    @Test
    void linesComeOneByOne() throws Exception {
        List<String> lines = new ArrayList<>();
        JsonLinesSink plain = new JsonLinesSink() {
            @Override
            protected void onLines(List<String> batch) {
                lines.addAll(batch);
            }
        };

        plain.onBlock(block("{\"a\":1}", "{}"));

        assertThat(lines).containsExactly("{\"a\":1}", "{}");
    }
}
