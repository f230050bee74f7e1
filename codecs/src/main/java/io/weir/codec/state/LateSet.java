// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Datagram;

/** One data set that waits for its template, with the header of the datagram it came in. */
public final class LateSet {
    /** What a waiting set costs besides its bytes: an estimate of its objects. */
    static final int OVERHEAD_BYTES = 320;

    final ExporterState state;
    final Session session;
    final int templateId;
    final long sinceNs;
    private final Datagram datagram = new Datagram();

    LateSet(ExporterState state, Session session, Datagram from, int templateId, int start, int end, long sinceNs) {
        this.state = state;
        this.session = session;
        this.templateId = templateId;
        this.sinceNs = sinceNs;
        byte[] body = java.util.Arrays.copyOfRange(from.bytes(), start, end);
        datagram.copyContext(from, body, 0, body.length);
    }

    /** The datagram's header with the body of the set as its bytes. */
    public Datagram datagram() {
        return datagram;
    }

    /** The session it came in. */
    public Session session() {
        return session;
    }

    int bytes() {
        return datagram.length() + OVERHEAD_BYTES;
    }
}
