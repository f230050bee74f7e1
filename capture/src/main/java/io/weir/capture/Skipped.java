// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

/** Why a packet of a capture gave no datagram. */
public enum Skipped {
    /** Another network protocol, such as ARP. */
    NOT_IP("no IP packet", false),
    /** Another transport protocol, such as TCP. */
    NOT_UDP("no UDP datagram", false),
    /** A piece of a datagram; not put together. */
    FRAGMENT("IP fragment", true),
    /** The capture holds only the first bytes of the packet. */
    SNAPPED("cut by the capture's snap length", true),
    /** The link type of the capture is not known here. */
    UNKNOWN_LINK("unknown link type", true),
    /** Lengths of the IP headers contradict the packet. */
    BAD_IP("bad IP header", true),
    /** The UDP length contradicts the packet. */
    BAD_UDP("bad UDP length", true),
    /** A record or block of the file contradicts itself; in pcapng what follows cannot be found. */
    BAD_BLOCK("damaged record of the file", true),
    /** The file ends within a record. */
    CUT_SHORT("file ends within a record", true);

    private final String text;
    private final boolean loss;

    Skipped(String text, boolean loss) {
        this.text = text;
        this.loss = loss;
    }

    /** A few words for a summary. */
    public String text() {
        return text;
    }

    /** True if it may have held flows; false for traffic that surely was something else. */
    public boolean loss() {
        return loss;
    }
}
