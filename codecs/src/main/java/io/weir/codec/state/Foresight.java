// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/**
 * Reads what the next datagrams' exporters keep, before they are decoded. The state of some hundred exporters is in no
 * cache near the processor, and decoding one datagram waits for it line by line, each found through the one before.
 * Here the lines of all exporters expected are asked for side by side, so that these waits overlap. Nothing is changed:
 * it costs or saves time, no more. One thread.
 */
public final class Foresight {
    /** Datagrams that it is worth looking ahead by: their state fits well into the nearest cache. */
    public static final int MOST = 8;

    private final Exporters exporters;
    private final ExporterState[] expected = new ExporterState[MOST];
    private int size;
    /** What was read comes together here: what is read for nothing, the compiler leaves out. */
    private long read;

    /** For the exporters of one decoder. */
    public Foresight(Exporters exporters) {
        this.exporters = exporters;
    }

    /** A datagram of this address is decoded soon; more than {@link #MOST} are not taken note of. */
    public void expect(long hi, long lo, int scope) {
        ExporterState state = exporters.known(hi, lo, scope);
        if (state != null && size < MOST) {
            expected[size++] = state;
        }
    }

    /** Reads the state of all that are expected, level by level. */
    public void fetch() {
        long sum = read;
        for (int i = 0; i < size; i++) {
            sum += expected[i].touch();
        }
        for (int i = 0; i < size; i++) {
            sum += expected[i].counts.touch() + touch(expected[i].last);
        }
        for (int i = 0; i < size; i++) {
            sum += expected[i].exporter.ascii()[0] + expected[i].counts.sizes().touch() + touchNext(expected[i].last);
        }
        for (int i = 0; i < size; i++) {
            sum += touchLast(expected[i].last);
            expected[i] = null;
        }
        size = 0;
        read = sum;
    }

    private static long touch(Session session) {
        return session == null ? 0 : session.touch() + session.stream().touch() + session.domain.touch()
            + session.domain.ofExporter.unbound();
    }

    private static long touchNext(Session session) {
        return session == null ? 0 : session.touchNext() + session.stream().touchCounts();
    }

    private static long touchLast(Session session) {
        return session == null ? 0 : session.touchDelays();
    }
}
