// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

/** Whole records to be put into a spool. */
public interface SpoolBlock {
    /** The bytes, from 0 to {@link #length()}. */
    byte[] array();

    /** Bytes in use. */
    int length();

    /** How many records, at least 1. */
    int records();

    /** Where record {@code i} ends. */
    int end(int i);
}
