// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import java.io.IOException;

/** A message that is no message of goflow2: cut, damaged, or something else. */
public final class BadMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * Tells what is wrong.
     *
     * @param position the offset in the array at which the reader gave up
     */
    BadMessageException(String what, int position) {
        super("protobuf message, byte " + position + ": " + what);
        this.position = position;
    }

    /** The offset in the array at which the reader gave up. */
    public int position() {
        return position;
    }
}
