// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/** What a record was decoded from: field {@code type} of the output, protobuf field 1 of goflow2's message. */
public enum FlowType {
    /** Not known; never given by a decoder. */
    FLOWUNKNOWN,
    /** sFlow version 5. */
    SFLOW_5,
    /** NetFlow version 5. */
    NETFLOW_V5,
    /** NetFlow version 9, RFC 3954. */
    NETFLOW_V9,
    /** IPFIX, RFC 7011. */
    IPFIX
}
