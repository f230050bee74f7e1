// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.json.JsonEncoder;
import java.util.Arrays;

/** Lines of JSON, each ended by a newline, as a sink's block has them: of NetFlow v9, different from each other. */
final class FlowLines {
    private static final int ROOM = 2048;

    private final byte[] bytes;
    private final int[] ends;
    private int count;

    FlowLines(int wanted) {
        bytes = new byte[wanted * ROOM];
        ends = new int[wanted];
        Workload workload = Workload.of(9, 8, Math.max(2, wanted / 8 / 24 + 2), 24, Workload.layouts(9, "STANDARD"));
        DecoderSettings settings = DecoderSettings.defaults();
        JsonEncoder json = new JsonEncoder();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> {
            if (count < ends.length) {
                int at = count == 0 ? 0 : ends[count - 1];
                int end = at + json.encode(record, bytes, at, bytes.length);
                bytes[end] = '\n';
                ends[count++] = end + 1;
            }
        });
        for (int i = 0; i < workload.datagrams.length; i++) {
            byte[] datagram = workload.datagrams[i];
            decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(0x0a000000 + workload.exporters[i]), 0,
                2055, 1_700_000_000_123_456_789L + i);
        }
        if (count < wanted) {
            throw new IllegalStateException("only " + count + " lines of " + wanted);
        }
    }

    private int start(int line) {
        return line == 0 ? 0 : ends[line - 1];
    }

    byte[] bytes(int first, int lines) {
        return Arrays.copyOfRange(bytes, start(first), ends[first + lines - 1]);
    }

    int[] ends(int first, int lines) {
        int[] own = Arrays.copyOfRange(ends, first, first + lines);
        for (int i = 0; i < lines; i++) {
            own[i] -= start(first);
        }
        return own;
    }
}
