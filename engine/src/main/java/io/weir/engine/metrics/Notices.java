// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.OtherProtocol;
import io.weir.codec.protocol.Detection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The way of one worker's notices to the {@link FaultLog}: a ring of preallocated notices, filled by the worker's
 * thread, emptied by the log's. When the log does not keep up, a notice is lost and counted; the worker never waits.
 */
public final class Notices {
    private static final int SIZE = 1024;
    private static final VarHandle WRITTEN;
    private static final VarHandle READ;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WRITTEN = lookup.findVarHandle(Notices.class, "written", long.class);
            READ = lookup.findVarHandle(Notices.class, "read", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Notice[] ring = new Notice[SIZE];
    private final Counters counters;
    private volatile long written;
    private volatile long read;

    Notices(Counters counters) {
        this.counters = counters;
        for (int i = 0; i < SIZE; i++) {
            ring[i] = new Notice();
        }
    }

    /** A fault; the worker's thread, as all that follow. */
    public void fault(Fault fault, Datagram datagram, int template) {
        Notice notice = claim();
        if (notice != null) {
            notice.from(Notice.Kind.FAULT, datagram, template);
            notice.fault = fault;
            if (fault == Fault.VERSION_UNKNOWN) {
                notice.version = Detection.version(datagram.bytes(), datagram.offset());
                notice.other = OtherProtocol.of(datagram);
            }
            publish();
        }
    }

    /** Data waits for its template; {@code otherPort} as in {@code DecodeListener.onWaiting}. */
    public void waiting(Datagram datagram, int template, int sets, int bytes, int otherPort) {
        Notice notice = claim();
        if (notice != null) {
            notice.from(Notice.Kind.WAITING, datagram, template);
            notice.sets = sets;
            notice.bytes = bytes;
            notice.otherPort = otherPort;
            publish();
        }
    }

    /** Data that waited was delivered. */
    public void late(Datagram datagram, int template, int sets) {
        Notice notice = claim();
        if (notice != null) {
            notice.from(Notice.Kind.LATE, datagram, template);
            notice.sets = sets;
            publish();
        }
    }

    /** Restored templates are not used any more. */
    public void refuted(Datagram datagram, int templates, Doubt why) {
        Notice notice = claim();
        if (notice != null) {
            notice.from(Notice.Kind.REFUTED, datagram, 0);
            notice.sets = templates;
            notice.doubt = why;
            publish();
        }
    }

    /** Templates were forgotten to make room, within the bound of their exporter or of all exporters. */
    public void templatesEvicted(Exporter exporter, int templates, boolean ownBound) {
        Notice notice = claim();
        if (notice != null) {
            // The bound of all is no exporter's trouble: one line for all of them.
            notice.of(Notice.Kind.CROWDED, ownBound ? exporter : null);
            notice.sets = templates;
            publish();
        }
    }

    /** An exporter was forgotten to make room. */
    public void evicted(Exporter exporter) {
        Notice notice = claim();
        if (notice != null) {
            notice.of(Notice.Kind.EVICTED, exporter);
            publish();
        }
    }

    /** Decoding or handing over ended in an exception; {@code exporter} may be null. */
    public void error(Throwable error, Exporter exporter) {
        Notice notice = claim();
        if (notice != null) {
            notice.of(Notice.Kind.ERROR, exporter);
            notice.error = error;
            publish();
        }
    }

    private Notice claim() {
        long next = (long) WRITTEN.get(this);
        if (next - read == SIZE) {
            counters.increment(Counter.NOTICES_LOST);
            return null;
        }
        return ring[(int) next & SIZE - 1];
    }

    private void publish() {
        WRITTEN.setRelease(this, (long) WRITTEN.get(this) + 1);
    }

    /** The oldest notice, valid until {@link #advance}; null if there is none. The log's thread. */
    Notice peek() {
        long next = (long) READ.get(this);
        return next == written ? null : ring[(int) next & SIZE - 1];
    }

    void advance() {
        READ.setRelease(this, (long) READ.get(this) + 1);
    }
}
