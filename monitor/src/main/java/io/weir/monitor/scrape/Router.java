// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.ProtocolCounts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exporter's address with all that was counted of it, at whatever listeners, added up once for a scrape; or, named
 * {@link #OTHER}, all exporters beyond the bound. A scrape's thread.
 */
final class Router {
    /** Stands for those that have no series of their own. */
    static final String OTHER = "other";

    private final String name;
    private final byte[] ascii;
    private final boolean other;
    private final List<Traffic> traffic = new ArrayList<>(1);
    /** What each agent of sFlow sent, by its address. */
    private final Map<String, ProtocolSums> agents = new TreeMap<>();
    private final ProtocolSums[] protocols = new ProtocolSums[Protocol.count()];
    private long errors;
    private long withoutTemplate;
    private long lastNs;
    private long skewMs;
    private long samplingRate;

    Router(String name) {
        this.other = name.equals(OTHER);
        this.name = name;
        this.ascii = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds what a worker of a listener counted. */
    void add(int listener, ExporterCounts counts) {
        traffic(listener).add(counts);
        for (ProtocolCounts each : counts.protocols()) {
            sumsOf(each.protocol()).add(each);
            if (each.protocol() == Protocol.SFLOW_V5) {
                String agent = each.agent() == null ? OTHER : each.agent().text();
                agents.computeIfAbsent(other ? OTHER : agent, address -> new ProtocolSums()).add(each);
            }
        }
        errors += counts.errors();
        withoutTemplate += counts.withoutTemplate();
        if (counts.lastNs() >= lastNs) {
            lastNs = counts.lastNs();
            skewMs = counts.skewMs();
            samplingRate = counts.samplingRate();
        }
    }

    private Traffic traffic(int listener) {
        for (Traffic each : traffic) {
            if (each.listener() == listener) {
                return each;
            }
        }
        Traffic first = new Traffic(listener);
        traffic.add(first);
        return first;
    }

    private ProtocolSums sumsOf(Protocol protocol) {
        if (sums(protocol) == null) {
            protocols[protocol.ordinal()] = new ProtocolSums();
        }
        return sums(protocol);
    }

    /** What each agent of sFlow sent, by its address; beyond a bound they are one, {@link #OTHER}. */
    Map<String, ProtocolSums> agents() {
        return agents;
    }

    /** The label's value. */
    String name() {
        return name;
    }

    /** The label's value in ASCII; never modified. */
    byte[] ascii() {
        return ascii;
    }

    boolean isOther() {
        return other;
    }

    /** One for each listener that heard it; at least one. */
    List<Traffic> traffic() {
        return traffic;
    }

    /** What it sent in a protocol; null if nothing. */
    ProtocolSums sums(Protocol protocol) {
        return protocols[protocol.ordinal()];
    }

    /** Datagrams in which something was refused or waits. */
    long errors() {
        return errors;
    }

    /** Datagrams with data without a template. */
    long withoutTemplate() {
        return withoutTemplate;
    }

    /** When it was heard last, nanoseconds since 1970 UTC. */
    long lastNs() {
        return lastNs;
    }

    /** By how much its newest datagram came after its export time, milliseconds. */
    long skewMs() {
        return skewMs;
    }

    /** That of its newest flow record; 0 for unknown. */
    long samplingRate() {
        return samplingRate;
    }
}
