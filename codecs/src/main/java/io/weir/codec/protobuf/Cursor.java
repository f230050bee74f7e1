// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import java.util.Objects;

/** A place in a message that is being read; nothing beyond the message's end is ever taken for it. One thread. */
final class Cursor {
    private byte[] bytes;
    private int at;
    private int end;

    /** Goes to the first of {@code length} bytes. */
    void wrap(byte[] from, int start, int length) {
        Objects.checkFromIndexSize(start, length, from.length);
        bytes = from;
        at = start;
        end = start + length;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The offset in the array. */
    int position() {
        return at;
    }

    /** What to throw if what was read last is wrong. */
    BadMessageException bad(String what) {
        return new BadMessageException(what, at);
    }

    /** The next field's number and wire type. */
    int tag() throws BadMessageException {
        int first = bytes[at];
        if (first >= 1 << 3) {
            at++;
            return first;
        }
        if (first < 0 && at + 1 < end && bytes[at + 1] > 0) {
            at += 2;
            return first & 0x7f | bytes[at - 1] << 7;
        }
        return longTag();
    }

    private int longTag() throws BadMessageException {
        long tag = varint();
        if (tag >>> 32 != 0 || tag >>> 3 == 0) {
            throw bad("no field has the tag " + Long.toUnsignedString(tag));
        }
        return (int) tag;
    }

    /** A length that the message has bytes for. */
    int length() throws BadMessageException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw bad(Long.toUnsignedString(length) + " bytes announced, " + (end - at) + " left");
        }
        return (int) length;
    }

    /** Goes on behind {@code length} bytes. */
    void advance(int length) throws BadMessageException {
        if (length > end - at) {
            throw bad("it ends inside of a value");
        }
        at += length;
    }

    /** Goes on behind the value of a field of no interest. */
    void skip(int tag) throws BadMessageException {
        switch (tag & 7) {
            case Fields.VARINT -> varint();
            case Fields.FIXED_64 -> advance(8);
            case Fields.LENGTH_DELIMITED -> advance(length());
            case Fields.FIXED_32 -> advance(4);
            default -> throw bad("wire type " + (tag & 7) + " is not in use");
        }
    }

    /** An unsigned number. */
    long varint() throws BadMessageException {
        if (bytes.length - at < Varint.MAX) {
            return narrow();
        }
        long value = wide();
        if (at > end) {
            at = end;
            throw cut();
        }
        return value;
    }

    /** A number in front of at least ten bytes of array, be they the message's or not. */
    private long wide() throws BadMessageException {
        long word = Varint.word(bytes, at);
        long stop = ~word & Varint.MORE;
        if (stop == 0) {
            return longest(Varint.gather(word));
        }
        at += (Long.numberOfTrailingZeros(stop) >>> 3) + 1;
        return Varint.gather(word & (stop ^ stop - 1));
    }

    /** A number of nine or ten bytes, of which eight are known. */
    private long longest(long low) throws BadMessageException {
        int ninth = bytes[at + 8];
        if (ninth >= 0) {
            at += 9;
            return low | (long) ninth << 56;
        }
        int tenth = bytes[at + 9];
        if (tenth < 0) {
            throw bad("a number of more than " + Varint.MAX + " bytes");
        }
        at += 10;
        return low | (ninth & 0x7fL) << 56 | (long) tenth << 63;
    }

    /** A number that begins in the last bytes of the array. */
    private long narrow() throws BadMessageException {
        long value = 0;
        for (int shift = 0; at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw cut();
    }

    private BadMessageException cut() {
        return bad("it ends inside of a number");
    }
}
