// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads goflow2's JSON of NetFlow v5 from exporters at 127.0.0.N and tells of each line whose it is. It looks at the
 * head of a line only and skips most of the rest: the reader shares the machine with what it measures. One thread.
 */
final class Lines {
    /** What is told of each line. */
    interface Watch {
        /** A line of the datagram {@code sequence} of the exporter at 127.0.0.{@code host}, read at {@code nowNs}. */
        void line(int host, long sequence, long nowNs);
    }

    /** No line of v5 is shorter: the names of its fields alone are longer. */
    private static final int SHORTEST = 850;
    private static final byte[] HEAD = "{\"type\":\"NETFLOW_V5\",\"time_received_ns\":".getBytes();
    private static final byte[] SEQUENCE = ",\"sequence_num\":".getBytes();
    private static final byte[] RATE = ",\"sampling_rate\":".getBytes();
    private static final byte[] SAMPLER = ",\"sampler_address\":\"127.0.0.".getBytes();

    private final byte[] buffer = new byte[1 << 20];
    private final Watch watch;
    private long readNs;
    private int at;
    private long number;

    Lines(Watch watch) {
        this.watch = watch;
    }

    /** Reads to the end; an IllegalStateException if a line is not what it should be. */
    void read(InputStream in) throws IOException {
        int held = 0;
        for (int n = in.read(buffer, 0, buffer.length); n > 0; n = in.read(buffer, held, buffer.length - held)) {
            readNs = System.nanoTime();
            held = lines(held + n);
        }
        if (held > 0) {
            throw new IllegalStateException("the last line has no end");
        }
    }

    private int lines(int end) {
        int start = 0;
        for (int stop = end(start, end); stop >= 0; stop = end(start, end)) {
            line(start);
            start = stop + 1;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        return end - start;
    }

    private int end(int start, int end) {
        for (int i = start + SHORTEST; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(int start) {
        at = start;
        numberBehind(HEAD);
        numberBehind(SEQUENCE);
        long sequence = number;
        numberBehind(RATE);
        numberBehind(SAMPLER);
        watch.line((int) number, sequence, readNs);
    }

    private void numberBehind(byte[] text) {
        for (byte each : text) {
            if (buffer[at++] != each) {
                throw new IllegalStateException("not a line of NetFlow v5 of 127.0.0.N: " + new String(buffer, 0, at));
            }
        }
        number = 0;
        while (buffer[at] >= '0' && buffer[at] <= '9') {
            number = 10 * number + buffer[at++] - '0';
        }
    }
}
