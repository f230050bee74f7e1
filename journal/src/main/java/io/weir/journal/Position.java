// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a record, stable as long as its file exists. Written as {@code INDEX.N}: Chronicle Queue's index of the
 * block in hexadecimal digits, and the record's number in the block, from 0.
 *
 * @param index the block
 * @param record the record's number in it
 */
public record Position(long index, int record) implements Comparable<Position> {
    /** Before everything that any journal holds. */
    public static final Position START = new Position(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{9,16})\\.(\\d{1,9})");

    /** Reads what {@link #toString} wrote; IllegalArgumentException if it is none. */
    public static Position parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no position such as 1c5f2a00000017.5");
        }
        return new Position(Long.parseUnsignedLong(parts.group(1), 16), Integer.parseInt(parts.group(2)));
    }

    @Override
    public int compareTo(Position other) {
        int blocks = Long.compareUnsigned(index, other.index);
        return blocks != 0 ? blocks : Integer.compare(record, other.record);
    }

    @Override
    public String toString() {
        return String.format("%09x", index) + "." + record;
    }
}
