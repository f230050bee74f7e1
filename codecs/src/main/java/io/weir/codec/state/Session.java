// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Datagram;
import org.agrona.collections.Int2ObjectHashMap;

/** One observation domain as seen from one source port: its templates and its sequence. */
public final class Session {
    private static final long NO_BOOT = Long.MIN_VALUE;
    private static final long SAME_BOOT_MS = 2_000;

    final int port;
    final Domain domain;
    final Int2ObjectHashMap<Template> templates = new Int2ObjectHashMap<>();
    final SamplingRates rates = new SamplingRates();
    Stream stream = new Stream();
    long bootMs = NO_BOOT;
    long sequence;
    long lastUsedNs;
    boolean proven;

    Session(Domain domain, int port) {
        this.domain = domain;
        this.port = port;
    }

    /** Source port, 0 to 65,535. */
    public int port() {
        return port;
    }

    /** The domain, as all source ports of the address share it. */
    public Domain domain() {
        return domain;
    }

    /** Takes note of a datagram's header. */
    void seen(Datagram datagram) {
        lastUsedNs = datagram.receivedNs();
        sequence = datagram.sequence();
        if (datagram.version() == 9) {
            bootMs = bootMs(datagram);
        }
    }

    /** When the sender booted, by its own clock: RFC 3954 section 5.1. */
    static long bootMs(Datagram datagram) {
        return datagram.exportMs() - datagram.uptimeMs();
    }

    boolean sameBoot(Datagram datagram) {
        return bootMs != NO_BOOT && Math.abs(bootMs - bootMs(datagram)) <= SAME_BOOT_MS;
    }

    /** Counts the records of a datagram; {@code complete} if all its sets could be counted. */
    public void advance(long records) {
        stream.expect(sequence + records);
    }
}
