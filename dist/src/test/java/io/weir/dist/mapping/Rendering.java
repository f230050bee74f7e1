// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.protocol.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Decodes datagrams as a mapping file asks, and keeps the lines. */
final class Rendering {
    private static final int LOOPBACK = 0x7f000001;

    final List<String> lines = new ArrayList<>();
    private final DatagramDecoder decoder;
    private final JsonEncoder encoder;
    private final byte[] room = new byte[1 << 20];

    Rendering(MappingPlan plan, Values values, Syntax syntax, Scheme scheme) {
        DecoderSettings settings = DecoderSettings.defaults().with(values).with(plan.mapping()).with(scheme);
        encoder = new JsonEncoder(plan.fields(), syntax, values == Values.CORRECT);
        decoder = new DatagramDecoder(settings, new Bounds(settings), this::line);
    }

    Rendering send(String hex) {
        byte[] payload = HexFormat.of().parseHex(hex.strip());
        decoder.decode(payload, 0, payload.length, 0, Exporter.mapped(LOOPBACK), 0, 5000, 0);
        return this;
    }

    private void line(FlowRecord record) {
        int length = encoder.encode(record, room, 0, room.length);
        lines.add(new String(room, 0, length, StandardCharsets.ISO_8859_1));
    }
}
