// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Datagrams one after the other to one decoder. Each has four bytes before it: one of source and port, one of seconds
 * that pass before, two of length.
 */
final class SequenceInput implements Input {
    private static final int HEAD = 4;
    private static final long SECOND_NS = 1_000_000_000L;

    @Override
    public void read(byte[] bytes) {
        Checked decoder = new Checked(narrow());
        long nowNs = Seeds.EXPORT_MS * 1_000_000;
        int at = 0;
        while (bytes.length - at >= HEAD) {
            int from = bytes[at] & 0xff;
            nowNs += (bytes[at + 1] & 0xff) * SECOND_NS;
            int length = Math.min(Wire.u16(bytes, at + 2), bytes.length - at - HEAD);
            decoder.tick(nowNs);
            decoder.decode(Arrays.copyOfRange(bytes, at + HEAD, at + HEAD + length), from >> 4, from & 3, nowNs);
            at += HEAD + length;
        }
        decoder.finish();
    }

    /** So narrow that a few datagrams reach each bound. */
    private static DecoderSettings narrow() {
        DecoderSettings d = DecoderSettings.defaults();
        return new DecoderSettings(d.values(), d.templateScope(), 4, 3, 40, 8 << 10, 4 << 10, 4 << 10, 2 << 10,
            60 * SECOND_NS, new Pace(1, 20));
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (Protocol protocol : Seeds.PROTOCOLS) {
            List<byte[]> datagrams = Seeds.datagrams(protocol);
            seeds.add(sequence(datagrams.subList(0, Math.min(6, datagrams.size()))));
            // Data before its template.
            seeds.add(sequence(List.of(datagrams.get(1), datagrams.get(0), datagrams.get(1))));
        }
        return seeds;
    }

    private static byte[] sequence(List<byte[]> datagrams) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < datagrams.size(); i++) {
            byte[] head = {(byte) (i % 2 << 4 | i % 3), (byte) i, 0, 0};
            Wire.put16(head, 2, datagrams.get(i).length);
            all.writeBytes(head);
            all.writeBytes(datagrams.get(i));
        }
        return all.toByteArray();
    }
}
