// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

/** A mapping file cannot be used; the text says where, what and why, without the file's name. */
final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** One for a line of the file, counted from 1. */
    MappingException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
