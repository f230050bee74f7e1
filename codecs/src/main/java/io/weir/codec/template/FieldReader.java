// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.template;

import io.weir.codec.wire.Wire;
import java.util.Arrays;

/**
 * Reads field specifiers of templates: RFC 3954 section 5.2, RFC 7011 section 3.2. Reused; one thread.
 */
public final class FieldReader {
    private static final int ENTERPRISE_BIT = 0x8000;

    private final int maxFields;
    private long[] enterprises = new long[32];
    private int[] ids = new int[32];
    private int[] lengths = new int[32];
    private int size;

    /** A reader that keeps at most {@code maxFields} fields of a template. */
    public FieldReader(int maxFields) {
        this.maxFields = maxFields;
    }

    /**
     * Where {@code count} field specifiers end.
     *
     * @param enterprise whether the top bit of a type announces an enterprise number (IPFIX)
     * @return the offset behind them, or -1 if they go beyond {@code end}
     */
    public static int end(byte[] bytes, int from, int end, int count, boolean enterprise) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (end - at < 4) {
                return -1;
            }
            at += enterprise && (Wire.u16(bytes, at) & ENTERPRISE_BIT) != 0 ? 8 : 4;
        }
        return at > end ? -1 : at;
    }

    /**
     * Reads {@code count} specifiers, for which there is room by {@link #end}.
     *
     * @return false if they are more than allowed
     */
    public boolean read(byte[] bytes, int from, int count, boolean enterprise) {
        size = 0;
        if (count > maxFields) {
            return false;
        }
        grow(count);
        int at = from;
        while (size < count) {
            int type = Wire.u16(bytes, at);
            boolean own = enterprise && (type & ENTERPRISE_BIT) != 0;
            ids[size] = own ? type & ~ENTERPRISE_BIT : type;
            lengths[size] = Wire.u16(bytes, at + 2);
            enterprises[size] = own ? enterprise(Wire.u32(bytes, at + 4)) : 0;
            at += own ? 8 : 4;
            size++;
        }
        return true;
    }

    /** An enterprise number of 0 is nobody's: such a field is no element of IANA's. */
    private static long enterprise(long number) {
        return number == 0 ? Layout.ENTERPRISE_ZERO : number;
    }

    /** The fields read last. */
    public Layout layout(int scopes) {
        return new Layout(Arrays.copyOf(enterprises, size), Arrays.copyOf(ids, size), Arrays.copyOf(lengths, size),
            scopes);
    }

    private void grow(int count) {
        if (count > ids.length) {
            enterprises = new long[count];
            ids = new int[count];
            lengths = new int[count];
        }
    }
}
