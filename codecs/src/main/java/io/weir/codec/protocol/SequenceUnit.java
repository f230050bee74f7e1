// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

/** What a protocol's sequence numbers count. */
public enum SequenceUnit {
    /** Flow records. */
    FLOWS("flows"),
    /** Datagrams. */
    DATAGRAMS("datagrams"),
    /** Data records, those of options included. */
    RECORDS("records"),
    /** Nothing: there are none. */
    NONE("none");

    private final String text;

    SequenceUnit(String text) {
        this.text = text;
    }

    /** It in text, stable: the API and logs print it. */
    public String text() {
        return text;
    }
}
