// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

import io.weir.codec.state.SetKind;
import io.weir.codec.wire.Wire;

/** The formats of samples, by their numbers behind enterprise 0, from 1 on; the fixed part ends with a record count. */
public enum SampleForm {
    /** Format 1. */
    FLOW(SetKind.FLOW_SAMPLES, 32),
    /** Format 2. */
    COUNTERS(SetKind.COUNTER_SAMPLES, 12),
    /** Format 3: a flow sample whose numbers of interfaces have 32 bits. */
    EXPANDED_FLOW(SetKind.EXPANDED_FLOW_SAMPLES, 44),
    /** Format 4. */
    EXPANDED_COUNTERS(SetKind.EXPANDED_COUNTER_SAMPLES, 16),
    /** Format 5: what was dropped and why. */
    DROPS(SetKind.OTHER_SAMPLES, 32);

    private static final SampleForm[] ALL = values();

    private final SetKind kind;
    private final int least;

    SampleForm(SetKind kind, int least) {
        this.kind = kind;
        this.least = least;
    }

    /** The form with that number; null for one that is not known. */
    public static SampleForm of(long format) {
        return format > 0 && format <= ALL.length ? ALL[(int) format - 1] : null;
    }

    /** What it is counted as. */
    SetKind kind() {
        return kind;
    }

    /** Bytes of the fixed part. */
    public int least() {
        return least;
    }

    /** Whether it gives a flow record. */
    boolean isFlow() {
        return this == FLOW || this == EXPANDED_FLOW;
    }

    /** Where a flow sample has its sampling rate. */
    int rateAt() {
        return this == FLOW ? 8 : 12;
    }

    /** The data source of the flow sample whose body starts at {@code start}: {@code kind << 32 | index}. */
    long source(byte[] bytes, int start) {
        long first = Wire.u32(bytes, start + 4);
        return this == FLOW ? first >>> 24 << 32 | first & 0xff_ffff : first << 32 | Wire.u32(bytes, start + 8);
    }

    /** How many packets its source says it dropped instead of sampling them; modulo 2^32. */
    int drops(byte[] bytes, int start) {
        return Wire.i32(bytes, start + rateAt() + 8);
    }
}
