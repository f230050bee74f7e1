// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.codec.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stored message. What can be read can be printed; what cannot is a {@link BadMessageException}. */
final class ProtobufInput implements Input {
    private final ProtobufReader reader = new ProtobufReader();
    private final JsonEncoder json = new JsonEncoder();
    private final byte[] line = new byte[4 << 20];

    @Override
    public void read(byte[] bytes) {
        try {
            FlowRecord record = reader.read(bytes, 0, bytes.length);
            if (json.encode(record, line, 0, line.length) <= 0) {
                throw new IllegalStateException("a record that was read cannot be printed");
            }
        } catch (BadMessageException refused) {
            within(refused.position(), bytes.length);
        }
        try {
            reader.readDelimited(bytes, 0, bytes.length);
            within(reader.end(), bytes.length);
        } catch (BadMessageException refused) {
            within(refused.position(), bytes.length);
        }
    }

    private static void within(int position, int length) {
        if (position < 0 || position > length) {
            throw new IllegalStateException("position " + position + " of " + length);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        byte[] room = new byte[1 << 16];
        ProtobufEncoder encoder = new ProtobufEncoder();
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> {
            seeds.add(Arrays.copyOf(room, encoder.encode(record, room, 0, room.length)));
            seeds.add(Arrays.copyOf(room, encoder.encodeDelimited(record, room, 0, room.length)));
        });
        for (Protocol protocol : Seeds.PROTOCOLS) {
            for (byte[] each : Seeds.datagrams(protocol)) {
                decoder.decode(each, 0, each.length, 0, Exporter.mapped(protocol.id()), 0, 1,
                    Seeds.EXPORT_MS * 1_000_000);
            }
        }
        return List.copyOf(seeds);
    }
}
