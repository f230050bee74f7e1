// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** What a set (IPFIX) or flowset (v9) holds. */
public enum SetKind {
    /** Templates of flow records. */
    TEMPLATES,
    /** Templates of options records. */
    OPTIONS_TEMPLATES,
    /** Flow records. */
    DATA,
    /** Options records. */
    OPTIONS_DATA
}
