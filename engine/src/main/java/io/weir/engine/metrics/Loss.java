// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

/** The ways in which something can be lost, as the line of {@code -stats.interval} names them. */
public enum Loss {
    /** Datagrams the kernel dropped. */
    KERNEL("datagrams at the kernel"),
    /** Datagrams for which a ring had no room. */
    RING_FULL("at full rings"),
    /** Datagrams of sources that held more than their share of a ring. */
    RING_SHARE("beyond a source's share"),
    /** Large datagrams for which no buffer was free. */
    NO_BUFFER("for want of a large buffer"),
    /** Datagrams that waited for room when Weir stopped. */
    STOPPING("while stopping"),
    /** Datagrams of sources that the lists do not let in. */
    REFUSED("refused datagrams"),
    /** Datagrams beyond their source's rate. */
    LIMITED("datagrams beyond a source's limit"),
    /** Datagrams refused whole. */
    MALFORMED("malformed datagrams"),
    /** Sets refused for a fault. */
    SETS_REFUSED("refused sets"),
    /** Data sets whose template did not come, or not in time. */
    SETS_LATE("sets without template"),
    /** Records a stage left out are none, but those on which sinks did not keep up are. */
    SINK_DROPPED("records dropped by sinks"),
    /** Records that sinks failed to write. */
    SINK_FAILED("records failed in sinks"),
    /** v5 flows missing by sequence numbers, wherever they were lost. */
    MISSING_V5("v5 flows missing"),
    /** v7 flows missing by sequence numbers, wherever they were lost. */
    MISSING_V7("v7 flows missing"),
    /** v9 datagrams missing by sequence numbers. */
    MISSING_V9("v9 datagrams missing"),
    /** IPFIX records missing by sequence numbers. */
    MISSING_IPFIX("IPFIX records missing"),
    /** sFlow datagrams missing by sequence numbers. */
    MISSING_SFLOW("sFlow datagrams missing"),
    /** What plugins' protocols count, missing by sequence numbers. */
    MISSING_OTHER("units of other protocols missing"),
    /** sFlow flow samples missing by the numbers of their sources, those of missing datagrams included. */
    MISSING_SAMPLES("sFlow samples missing");

    private final String text;

    Loss(String text) {
        this.text = text;
    }

    /** What follows the number in a line. */
    public String text() {
        return text;
    }
}
