// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goflow2 wrote with {@code -format=bin}, where the recorded cases are at hand: the same bytes. */
class BinFormatTest {
    private static final Path EXAMPLES =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/contract/examples").normalize();
    private static final long LOOPBACK = Exporter.mapped(0x7f000001);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"fmt-bin, 0a", "fmt-bin-nosep, ''"})
    void givenARecordedCaseWhenWrittenThenTheBytesAreGoflow2s(String name, String separator) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "recorded cases are not at hand: " + EXAMPLES);
        byte[] expected = HexFormat.of().parseHex(Files.readString(EXAMPLES.resolve(name + ".bin.hex")).strip());
        List<String> datagrams = Files.readString(EXAMPLES.resolve(name + ".hex")).strip().lines().toList();
        DecoderSettings settings = DecoderSettings.defaults().with(Values.GOFLOW2);
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), new Writing(separator));

        ByteArrayInputStream in = new ByteArrayInputStream(expected);
        for (int messages = 0; in.available() > 0; messages++) {
            long received = received(in, separator);
            byte[] datagram = HexFormat.of().parseHex(datagrams.get(messages));
            decoder.decode(datagram, 0, datagram.length, 0, LOOPBACK, 0, 5000, received);
        }

        assertThat(written.toByteArray()).isEqualTo(expected);
    }

    /** The receive time of the next recorded message, which is the one thing a datagram does not tell. */
    private static long received(ByteArrayInputStream in, String separator) throws IOException {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(Oracle.MESSAGE);
        message.mergeDelimitedFrom(in);
        in.skipNBytes(separator.length() / 2);
        return (long) message.getField(Oracle.MESSAGE.findFieldByName("time_received_ns"));
    }

    private final class Writing implements DecodeListener {
        private final ProtobufEncoder encoder = new ProtobufEncoder(false);
        private final byte[] room = new byte[1 << 16];
        private final byte[] separator;

        Writing(String hex) {
            separator = HexFormat.of().parseHex(hex);
        }

        @Override
        public void onFlow(FlowRecord record) {
            written.write(room, 0, encoder.encodeDelimited(record, room, 0, room.length));
            written.writeBytes(separator);
        }
    }
}
