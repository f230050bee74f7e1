// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/** Where the fields of one record of variable length lie: absolute offsets and lengths, by field index. */
final class FieldPositions {
    private int[] offsets = new int[64];
    private int[] lengths = new int[64];
    private boolean cut;

    /** Makes room for a record of so many fields. */
    void begin(int fields) {
        cut = false;
        if (fields > offsets.length) {
            offsets = new int[fields];
            lengths = new int[fields];
        }
    }

    void set(int field, int offset, int length) {
        offsets[field] = offset;
        lengths[field] = length;
    }

    void cut() {
        cut = true;
    }

    /** Whether a value of the record goes beyond its set. */
    boolean isCut() {
        return cut;
    }

    int offset(int field) {
        return offsets[field];
    }

    int length(int field) {
        return lengths[field];
    }
}
