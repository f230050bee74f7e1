// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every record of every capture, stored as a protobuf message and read back, prints the line it would have printed. */
class ProtobufCorpusTest {
    @TestFactory
    Stream<DynamicTest> givenACaptureWhenStoredAsProtobufThenTheLinesAreThoseOfTheRecords() throws IOException {
        return Corpus.captures().map(capture -> DynamicTest.dynamicTest(capture.name(), () -> {
            for (Values values : Values.values()) {
                Stored stored = new Stored(values);

                stored.decode(capture);

                assertThat(stored.lines).hasSize(capture.records(values)).isEqualTo(stored.expected);
            }
        }));
    }

    /** Renders each record as it is, and as it comes back from the stored form. */
    private static final class Stored implements DecodeListener {
        private final List<String> expected = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final ProtobufReader reader = new ProtobufReader();
        private final JsonEncoder stored = new JsonEncoder();
        private final byte[] room = new byte[1 << 17];
        private final JsonEncoder direct;
        private final ProtobufEncoder encoder;
        private final DatagramDecoder decoder;

        Stored(Values values) {
            direct = new JsonEncoder(values == Values.CORRECT);
            encoder = new ProtobufEncoder(values == Values.CORRECT);
            DecoderSettings settings = DecoderSettings.defaults().with(values);
            decoder = new DatagramDecoder(settings, new Bounds(settings), this);
        }

        void decode(Corpus.Capture capture) throws IOException {
            try (InputStream in = Files.newInputStream(capture.file())) {
                new PcapReader((bytes, at, length, hi, lo, port, to, ns) ->
                    decoder.decode(bytes, at, length, hi, lo, 0, port, ns), new CaptureCounts())
                    .read(in, capture.name());
            }
        }

        @Override
        public void onFlow(FlowRecord record) {
            expected.add(line(direct, record));
            byte[] message = Arrays.copyOf(room, encoder.encode(record, room, 0, room.length));
            try {
                lines.add(line(stored, reader.read(message, 0, message.length)));
            } catch (BadMessageException e) {
                throw new AssertionError(e);
            }
        }

        private String line(JsonEncoder json, FlowRecord record) {
            return new String(room, 0, json.encode(record, room, 0, room.length), StandardCharsets.UTF_8);
        }
    }
}
