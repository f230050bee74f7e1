// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Doubt;
import io.weir.codec.Values;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.codec.protocol.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A decoder with the lines and faults it gave, for tests. Each record must also outlive its stored form. */
final class Decoded implements DecodeListener {
    static final int PORT = 5000;
    private static final int LOOPBACK = 0x7f000001;

    final List<String> lines = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    final List<String> waiting = new ArrayList<>();
    final List<String> refuted = new ArrayList<>();
    final List<String> evicted = new ArrayList<>();
    final List<String> crowded = new ArrayList<>();
    final DatagramDecoder decoder;
    int options;
    private final boolean correct;
    private final JsonEncoder json;
    private final JsonEncoder standard;
    private final JsonEncoder all;
    private final ProtobufEncoder whole = ProtobufEncoder.ofAll();
    private final ProtobufEncoder protobuf;
    private final ProtobufReader reader = new ProtobufReader();
    private final byte[] room = new byte[1 << 20];
    private long nowNs;

    Decoded(DecoderSettings settings) {
        this(settings, new Bounds(settings));
    }

    Decoded(DecoderSettings settings, Bounds bounds) {
        this(settings, bounds, Fields.STANDARD);
    }

    Decoded(DecoderSettings settings, Bounds bounds, Fields fields) {
        correct = settings.values() == Values.CORRECT;
        json = new JsonEncoder(fields, Syntax.JSON, correct);
        // What a stored record has of elements is what no column says.
        boolean elements = !fields.equals(Fields.STANDARD);
        all = elements ? new JsonEncoder(Fields.STANDARD.withOthers(), Syntax.JSON, correct) : null;
        standard = new JsonEncoder(correct);
        protobuf = new ProtobufEncoder(correct);
        decoder = new DatagramDecoder(settings, bounds, this);
    }

    static Decoded correct() {
        return new Decoded(DecoderSettings.defaults());
    }

    static Decoded goflow2() {
        return new Decoded(DecoderSettings.defaults().with(Values.GOFLOW2));
    }

    static Decoded goflow2(Scheme scheme) {
        return new Decoded(DecoderSettings.defaults().with(Values.GOFLOW2).with(scheme));
    }

    Decoded send(String hex) {
        return send(PORT, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Decoded send(int port, byte[] payload) {
        return send(LOOPBACK, port, payload);
    }

    Decoded send(int ipv4, int port, byte[] payload) {
        decoder.decode(payload, 0, payload.length, 0, Exporter.mapped(ipv4), 0, port, nowNs);
        return this;
    }

    Decoded at(long seconds) {
        nowNs = seconds * 1_000_000_000L;
        decoder.tick(nowNs);
        return this;
    }

    @Override
    public void onFlow(FlowRecord record) {
        lines.add(line(json, record));
        // What is stored does not say that a value was cut.
        if (all != null && correct && !record.isCut()) {
            assertKept(record);
        }
        String line = line(standard, record);
        byte[] message = Arrays.copyOf(room, protobuf.encode(record, room, 0, room.length));
        try {
            assertThat(line(standard, reader.read(message, 0, message.length))).isEqualTo(line);
        } catch (BadMessageException e) {
            throw new AssertionError(e);
        }
    }

    /** With all elements, too. */
    private void assertKept(FlowRecord record) {
        String line = line(all, record);
        byte[] message = Arrays.copyOf(room, whole.encode(record, room, 0, room.length));
        try {
            assertThat(line(all, reader.read(message, 0, message.length))).isEqualTo(line);
        } catch (BadMessageException e) {
            throw new AssertionError(e);
        }
    }

    private String line(JsonEncoder encoder, FlowRecord record) {
        return new String(room, 0, encoder.encode(record, room, 0, room.length), StandardCharsets.UTF_8);
    }

    @Override
    public void onOptions(FlowRecord record) {
        options++;
    }

    @Override
    public void onFault(Fault fault, Datagram datagram, int templateId) {
        faults.add(fault);
    }

    @Override
    public void onWaiting(Datagram datagram, int templateId, int sets, int bytes, int otherPort) {
        waiting.add(datagram.port() + "/" + templateId + " sets=" + sets + " bytes=" + bytes + " other=" + otherPort);
    }

    @Override
    public void onRefuted(Datagram datagram, int templates, Doubt why) {
        refuted.add(datagram.port() + " " + templates + " " + why);
    }

    @Override
    public void onTemplatesEvicted(Exporter exporter, int templates, boolean ownBound) {
        crowded.add(exporter.text() + " " + templates + (ownBound ? " own" : " all"));
    }

    @Override
    public void onEvicted(Exporter exporter) {
        evicted.add(exporter.text());
    }
}
