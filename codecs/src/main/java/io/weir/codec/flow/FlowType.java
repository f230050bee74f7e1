// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import java.util.List;

/**
 * What a record was decoded from: field {@code type} of the output, protobuf field 1 of goflow2's message. Each
 * protocol has one; that of a declared one has its name, and its id for a number. Immutable, any thread.
 */
public final class FlowType {
    private static final FlowType[] BY_PROTOCOL = new FlowType[Protocol.count()];

    /** Not known; never given by a decoder. */
    public static final FlowType FLOWUNKNOWN = own(0, "FLOWUNKNOWN", Protocol.UNKNOWN);
    /** sFlow version 5. */
    public static final FlowType SFLOW_5 = own(1, "SFLOW_5", Protocol.SFLOW_V5);
    /** NetFlow version 5. */
    public static final FlowType NETFLOW_V5 = own(2, "NETFLOW_V5", Protocol.NETFLOW_V5);
    /** NetFlow version 9, RFC 3954. */
    public static final FlowType NETFLOW_V9 = own(3, "NETFLOW_V9", Protocol.NETFLOW_V9);
    /** IPFIX, RFC 7011. */
    public static final FlowType IPFIX = own(4, "IPFIX", Protocol.IPFIX);
    /** NetFlow version 1; goflow2 has no number for it. */
    public static final FlowType NETFLOW_V1 = own(5, "NETFLOW_V1", Protocol.NETFLOW_V1);
    /** NetFlow version 7; goflow2 has no number for it. */
    public static final FlowType NETFLOW_V7 = own(6, "NETFLOW_V7", Protocol.NETFLOW_V7);

    /** Those of the protocols that Weir reads by itself, by number. */
    private static final List<FlowType> STANDARD =
        List.of(FLOWUNKNOWN, SFLOW_5, NETFLOW_V5, NETFLOW_V9, IPFIX, NETFLOW_V1, NETFLOW_V7);

    private final int number;
    private final String name;
    private final Protocol protocol;

    private FlowType(int number, String name, Protocol protocol) {
        this.number = number;
        this.name = name;
        this.protocol = protocol;
    }

    private static FlowType own(int number, String name, Protocol protocol) {
        FlowType type = new FlowType(number, name, protocol);
        BY_PROTOCOL[protocol.ordinal()] = type;
        return type;
    }

    /** That of records of a protocol. */
    public static FlowType of(Protocol protocol) {
        FlowType type = BY_PROTOCOL[protocol.ordinal()];
        return type != null ? type : declared(protocol);
    }

    private static synchronized FlowType declared(Protocol protocol) {
        FlowType type = BY_PROTOCOL[protocol.ordinal()];
        return type != null ? type : own(protocol.id(), protocol.name(), protocol);
    }

    /** The one with that {@link #number}; {@link #FLOWUNKNOWN} if there is none. */
    public static FlowType ofNumber(long number) {
        return number < 0 || number >= Protocol.FIRST_DECLARED ? of(Protocol.ofId(number))
            : number < STANDARD.size() ? STANDARD.get((int) number) : FLOWUNKNOWN;
    }

    /** Whether a type has that number. */
    public static boolean isKnown(long number) {
        return ofNumber(number).number == number;
    }

    /** Those of the protocols that Weir reads by itself, by number. */
    public static List<FlowType> standard() {
        return STANDARD;
    }

    /** Its number: the value of {@link Column#TYPE} and of protobuf's field; goflow2's where it has one. */
    public int number() {
        return number;
    }

    /** It in text. */
    public String name() {
        return name;
    }

    /** The protocol of its records. */
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public String toString() {
        return name;
    }
}
