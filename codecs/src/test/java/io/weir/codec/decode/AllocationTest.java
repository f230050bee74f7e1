// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.codec.Biflow;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.export.ExportLayout;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding, rendering, writing and reading messages allocate nothing once templates are known. */
class AllocationTest {
    /** An object for each datagram, or for every fourth, is still half a byte for each record and more. */
    private static final int ROUNDS = 500;
    /** What does not leave a method is not allocated once that is compiled, by a thread that may have to wait. */
    private static final int PASSES = 50;

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenKnownTemplatesWhenDecodedAndRenderedThenNothingIsAllocated(int version) {
        Rendering rendering = new Rendering(Fields.STANDARD);

        assertThat(allocatedPerRecord(version, rendering)).isZero();
        assertThat(rendering.bytes).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenKnownTemplatesWhenAllElementsAreRenderedThenNothingIsAllocated(int version) {
        Rendering rendering = new Rendering(Fields.STANDARD.withOthers());

        assertThat(allocatedPerRecord(version, rendering)).isZero();
        assertThat(rendering.bytes).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenKnownTemplatesWhenWrittenAsProtobufAndReadBackThenNothingIsAllocated(int version) {
        Storing storing = new Storing();

        assertThat(allocatedPerRecord(version, storing)).isZero();
        assertThat(storing.bytes).isPositive();
    }

    @Test
    void givenRecordsThatCountBothWaysWhenSplitThenNothingIsAllocated() {
        Rendering rendering = new Rendering(Fields.STANDARD.withOthers());
        byte[] datagram = Packet.v9().template(256, 8, 4, 12, 4, 231, 4, 232, 4, 152, 8)
            .set(256, "c0000201c63364020000000a000000140000018bcfe568ff".repeat(8)).bytes();

        assertThat(allocatedPerRecord(List.of(datagram), rendering)).isZero();
        assertThat(rendering.bytes).isPositive();
    }

    private static long allocatedPerRecord(int version, DecodeListener listener) {
        return allocatedPerRecord(Traffic.datagrams(version, 1, 18, 8, ExportLayout.values()), listener);
    }

    private static long allocatedPerRecord(List<byte[]> datagrams, DecodeListener listener) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DecoderSettings settings = DecoderSettings.defaults().with(Biflow.SPLIT);
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), listener);
        run(decoder, datagrams);

        long least = Long.MAX_VALUE;
        for (int i = 0; i < PASSES && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(decoder, datagrams);
            least = Math.min(least,
                (threads.getCurrentThreadAllocatedBytes() - before) / (ROUNDS * datagrams.size() * 8L));
        }
        return least;
    }

    private static void run(DatagramDecoder decoder, List<byte[]> datagrams) {
        for (int i = 0; i < ROUNDS; i++) {
            for (int k = 0; k < datagrams.size(); k++) {
                byte[] datagram = datagrams.get(k);
                decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(k % 3), 0, 7, i);
            }
        }
    }

    private static final class Rendering implements DecodeListener {
        private final JsonEncoder json;
        private final byte[] room = new byte[1 << 16];
        private long bytes;

        Rendering(Fields fields) {
            json = new JsonEncoder(fields, Syntax.JSON, true);
        }

        @Override
        public void onFlow(FlowRecord record) {
            bytes += json.encode(record, room, 0, room.length);
        }
    }

    private static final class Storing implements DecodeListener {
        private final ProtobufEncoder encoder = new ProtobufEncoder();
        private final ProtobufReader reader = new ProtobufReader();
        private final JsonEncoder json = new JsonEncoder();
        private final byte[] message = new byte[1 << 16];
        private final byte[] line = new byte[1 << 16];
        private long bytes;

        @Override
        public void onFlow(FlowRecord record) {
            int length = encoder.encodeDelimited(record, message, 0, message.length);
            try {
                bytes += json.encode(reader.readDelimited(message, 0, length), line, 0, line.length);
            } catch (BadMessageException e) {
                throw new AssertionError(e);
            }
        }
    }
}
