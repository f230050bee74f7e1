// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/** What becomes of a record that counts both ways of a connection (a biflow, RFC 5103). */
public enum Biflow {
    /** One record: the way from source to destination; the other way's counters are elements of it. The default. */
    FORWARD,
    /** A second record for the way back, if anything came back: bytes add up. */
    SPLIT
}
