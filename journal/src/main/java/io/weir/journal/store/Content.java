// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.util.Locale;

/** What the records of a block are. */
public enum Content {
    /** goflow2's protobuf messages, each behind its length as a varint. */
    RECORDS(1),
    /** Datagrams as they came, with receive time and sender: {@link DatagramForm}. */
    DATAGRAMS(2);

    private final int code;

    Content(int code) {
        this.code = code;
    }

    /** Its number in an {@link Envelope}. */
    int code() {
        return code;
    }

    /** Its name as users write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The content with that number, or null if there is none. */
    static Content of(int code) {
        return switch (code) {
            case 1 -> RECORDS;
            case 2 -> DATAGRAMS;
            default -> null;
        };
    }
}
