// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON lines of NetFlow v5 from stdin and checks that each is whole, that an exporter's datagrams keep their
 * order, and that each datagram's flows are all there once. Prints {@code lines faults}.
 *
 * <p>One line in a thousand is parsed by Jackson. All others must be like the first one to the byte but for their
 * values, each a number, a string or a list: that is as strict, and keeps up with half a million lines a second.
 */
public final class LineCheck {
    private static final int PARSE_EVERY = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int flowsPerDatagram;
    private final Map<Long, Exporter> exporters = new HashMap<>();
    private final byte[] buffer = new byte[1 << 20];
    private LineShape shape;
    private long lines;
    private long faults;

    private static final class Exporter {
        private long sequence = -1;
        private int flows;
    }

    private LineCheck(int flowsPerDatagram) {
        this.flowsPerDatagram = flowsPerDatagram;
    }

    /** The argument is the number of flows of a datagram. */
    public static void main(String[] args) throws IOException {
        LineCheck check = new LineCheck(Integer.parseInt(args[0]));
        check.read(System.in);
        System.out.println(check.lines + " " + check.faults);
    }

    private void read(InputStream in) throws IOException {
        int held = 0;
        for (int n = in.read(buffer, 0, buffer.length); n > 0; n = in.read(buffer, held, buffer.length - held)) {
            held = lines(held + n);
        }
        faults += held == 0 ? 0 : 1;
        for (Exporter exporter : exporters.values()) {
            faults += exporter.flows == flowsPerDatagram ? 0 : 1;
        }
    }

    /** Checks all whole lines; gives how many bytes of the next one are left, moved to the front. */
    private int lines(int end) {
        int start = 0;
        for (int at = LineShape.find(buffer, start, end, '\n'); at >= 0;
            at = LineShape.find(buffer, start, end, '\n')) {
            line(start, at);
            start = at + 1;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        return end - start;
    }

    private void line(int start, int end) {
        if (shape == null) {
            shape = LineShape.of(Arrays.copyOfRange(buffer, start, end));
        }
        if (lines++ % PARSE_EVERY == 0) {
            JSON.readTree(new String(buffer, start, end - start, StandardCharsets.UTF_8));
        }
        if (!shape.fits(buffer, start, end)) {
            faults++;
            return;
        }
        follow(exporters.computeIfAbsent(shape.sampler(), address -> new Exporter()), shape.sequence());
    }

    private void follow(Exporter exporter, long sequence) {
        if (sequence != exporter.sequence) {
            boolean whole = exporter.flows == flowsPerDatagram || exporter.sequence < 0;
            faults += whole && sequence > exporter.sequence ? 0 : 1;
            exporter.sequence = sequence;
            exporter.flows = 0;
        }
        exporter.flows++;
    }
}
