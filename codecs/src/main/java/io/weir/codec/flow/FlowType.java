// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;

/** What a record was decoded from: field {@code type} of the output, protobuf field 1 of goflow2's message. */
public enum FlowType {
    /** Not known; never given by a decoder. */
    FLOWUNKNOWN(Protocol.UNKNOWN),
    /** sFlow version 5. */
    SFLOW_5(Protocol.SFLOW_V5),
    /** NetFlow version 5. */
    NETFLOW_V5(Protocol.NETFLOW_V5),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW_V9(Protocol.NETFLOW_V9),
    /** IPFIX, RFC 7011. */
    IPFIX(Protocol.IPFIX),
    /** NetFlow version 1; goflow2 has no number for it. */
    NETFLOW_V1(Protocol.NETFLOW_V1),
    /** NetFlow version 7; goflow2 has no number for it. */
    NETFLOW_V7(Protocol.NETFLOW_V7);

    private static final FlowType[] ALL = values();
    private static final FlowType[] BY_PROTOCOL = new FlowType[Protocol.count()];

    static {
        for (FlowType each : ALL) {
            BY_PROTOCOL[each.protocol.ordinal()] = each;
        }
    }

    private final Protocol protocol;

    FlowType(Protocol protocol) {
        this.protocol = protocol;
    }

    /** That of records of a protocol. */
    public static FlowType of(Protocol protocol) {
        return BY_PROTOCOL[protocol.ordinal()];
    }

    /** The one with that protobuf number; {@link #FLOWUNKNOWN} if there is none. */
    public static FlowType ofNumber(long number) {
        return number < 0 || number >= ALL.length ? FLOWUNKNOWN : ALL[(int) number];
    }

    /** The protocol of its records. */
    public Protocol protocol() {
        return protocol;
    }
}
