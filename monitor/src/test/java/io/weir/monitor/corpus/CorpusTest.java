// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real captures of many vendors. */
class CorpusTest {
    @TestFactory
    Stream<DynamicTest> givenGoflow2sValuesWhenDecodedThenEveryLineOfGoflow2IsThereInOrder() throws IOException {
        return Corpus.captures().map(capture -> DynamicTest.dynamicTest(capture.name(), () -> {
            List<String> lines = capture.lines(Values.GOFLOW2);

            assertThat(missing(capture.golden(), lines)).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> givenACaptureWhenDecodedThenNoRecordIsLost() throws IOException {
        return Corpus.captures().map(capture -> DynamicTest.dynamicTest(capture.name(), () -> {
            assertThat(capture.lines(Values.CORRECT)).hasSize(capture.records(Values.CORRECT));
            assertThat(capture.lines(Values.GOFLOW2)).hasSize(capture.records(Values.GOFLOW2));
        }));
    }

    /** The first golden line that does not follow the ones before it; empty if all do. */
    private static List<String> missing(List<String> golden, List<String> lines) {
        int at = 0;
        for (String line : golden) {
            while (at < lines.size() && !lines.get(at).equals(line)) {
                at++;
            }
            if (at++ == lines.size()) {
                return List.of(line);
            }
        }
        return List.of();
    }
}
