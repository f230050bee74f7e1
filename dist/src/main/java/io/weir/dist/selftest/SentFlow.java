// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.util.Map;

/**
 * A flow that was sent.
 *
 * @param protocol in which it was sent
 * @param fields what the collector must print, by name; values as {@link LineFields} has them
 */
record SentFlow(TestedProtocol protocol, Map<String, String> fields) {
    /** What tells it from all others: its type and addresses, which are random. */
    String mark() {
        return mark(fields);
    }

    /** The mark of a printed line; names with null where fields are missing. */
    static String mark(Map<String, String> fields) {
        return fields.get("type") + " " + fields.get("src_addr") + " " + fields.get("dst_addr");
    }
}
