// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.Locale;

/**
 * What the engine counts besides what decoders and sinks count themselves. Each counter has one writer: the thread of
 * its {@link #owner}.
 */
public enum Counter {
    /** Datagrams that a socket got from the kernel. */
    DATAGRAMS_RECEIVED(Owner.SOCKET, "datagrams received from the kernel"),
    /** Their payload bytes. */
    BYTES_RECEIVED(Owner.SOCKET, "payload bytes received from the kernel"),
    /** Datagrams of sources that the lists do not let in. */
    REFUSED(Owner.SOCKET, "datagrams refused because -exporters.allow or -exporters.deny does not let their source in"),
    /** Datagrams beyond their source's rate. */
    LIMITED(Owner.SOCKET, "datagrams dropped because their source sent more than -limit.datagrams allows"),
    /** Datagrams put into a ring. */
    DATAGRAMS_GIVEN(Owner.SOCKET, "datagrams given to workers"),
    /** Datagrams dropped because the ring was full. */
    DROPPED_RING_FULL(Owner.SOCKET,
        "datagrams dropped because the worker's ring was full, or four fifths full of their source alone"),
    /** Datagrams dropped because their source held more than its share of a ring that was filling up. */
    DROPPED_SHARE(Owner.SOCKET,
        "datagrams dropped because their source held more than its share of a ring, or of the worker's time"),
    /** Datagrams of more than a slot's bytes for which no buffer was free. */
    DROPPED_NO_BUFFER(Owner.SOCKET, "large datagrams dropped because no buffer was free"),
    /** Datagrams that waited for room in vain when the collector stopped. */
    DROPPED_STOPPING(Owner.SOCKET, "datagrams dropped because the collector stopped before there was room"),
    /** Payload bytes of all that was dropped for want of room. */
    BYTES_DROPPED(Owner.SOCKET, "payload bytes of datagrams dropped at the rings, for whichever of these reasons"),
    /** Times a blocking socket waited for room. */
    WAITS(Owner.SOCKET, "times a blocking socket waited for room"),
    /** Errors of the socket itself. */
    SOCKET_ERRORS(Owner.SOCKET, "errors while reading the socket"),
    /** Datagrams a worker took from its ring. */
    DATAGRAMS_TAKEN(Owner.WORKER, "datagrams taken from the ring"),
    /** Datagrams whose header was not read because of an exception. */
    DATAGRAMS_FAILED(Owner.WORKER, "datagrams neither decoded nor refused because of an exception, a defect of Weir"),
    /** Times decoding ended in an exception. */
    DECODE_ERRORS(Owner.WORKER, "exceptions while decoding, a defect of Weir or of a plugin"),
    /** Times rendered output could not be handed over because of an exception. */
    FLUSH_ERRORS(Owner.WORKER, "exceptions while output was handed over, a defect of Weir or of a plugin"),
    /** Faults and notices that were not offered to the log because it did not keep up. */
    NOTICES_LOST(Owner.WORKER, "faults that were counted but not offered to the log"),
    /** Times the state was written. */
    STATE_SAVES(Owner.STATE, "times the state was written"),
    /** Times it could not be written. */
    STATE_SAVES_FAILED(Owner.STATE, "times the state could not be written; it is tried again"),
    /** Times a worker did not answer. */
    STATE_SAVES_PUT_OFF(Owner.STATE, "times a worker that its sink held up did not answer; it is asked again"),
    /** Exporters taken over at the start. */
    STATE_EXPORTERS_RESTORED(Owner.STATE, "exporters whose state was restored at the start"),
    /** Exporters that were too old to take over. */
    STATE_EXPORTERS_EXPIRED(Owner.STATE, "exporters in the file that were not heard for longer than -state.max-age");

    private final Owner owner;
    private final String help;

    Counter(Owner owner, String help) {
        this.owner = owner;
        this.help = help;
    }

    /** Whose thread writes it. */
    public Owner owner() {
        return owner;
    }

    /** One line on what is counted. */
    public String help() {
        return help;
    }

    /** Stable name in metrics and the account: the name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who writes a counter. */
    public enum Owner {
        /** The thread of a socket. */
        SOCKET,
        /** The thread of a worker. */
        WORKER,
        /** The thread that keeps the state. */
        STATE
    }
}
