// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.protocol.Protocol;
import io.weir.ingest.IngestInput;
import java.util.Locale;
import java.util.function.Supplier;

/** All targets. */
public enum Target {
    /** One NetFlow v5 datagram. */
    NETFLOW5(() -> new DatagramInput(Protocol.NETFLOW_V5)),
    /** One NetFlow v1 datagram. */
    NETFLOW1(() -> new DatagramInput(Protocol.NETFLOW_V1)),
    /** One NetFlow v7 datagram. */
    NETFLOW7(() -> new DatagramInput(Protocol.NETFLOW_V7)),
    /** One NetFlow v9 datagram to a decoder that has templates. */
    NETFLOW9(() -> new DatagramInput(Protocol.NETFLOW_V9)),
    /** One IPFIX message to a decoder that has templates. */
    IPFIX(() -> new DatagramInput(Protocol.IPFIX)),
    /** One sFlow v5 datagram to a decoder that heard its agent. */
    SFLOW(() -> new DatagramInput(Protocol.SFLOW_V5)),
    /** Datagrams of any version from several sources over time, to one decoder with narrow bounds. */
    SEQUENCE(SequenceInput::new),
    /** The first bytes of a sampled frame or packet. */
    FRAME(FrameInput::new),
    /** A capture file, pcap or pcapng, and the datagrams in it. */
    CAPTURE(CaptureInput::new),
    /** A protobuf message, as in files and the journal. */
    PROTOBUF(ProtobufInput::new),
    /** A cycle's file of the journal. */
    JOURNAL(JournalInput::new),
    /** A command line. */
    FLAGS(FlagsInput::new),
    /** A mapping file. */
    MAPPING(MappingInput::new),
    /** What a connection sends to the HTTP server. */
    HTTP(HttpInput::new),
    /** A request's body to the ingest server. */
    INGEST(IngestInput::new);

    private final Supplier<Input> input;

    Target(Supplier<Input> input) {
        this.input = input;
    }

    /** A new reader. */
    public Input input() {
        return input.get();
    }

    /** The target that is called {@code name}, in lower case. */
    static Target of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
