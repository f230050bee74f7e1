// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import io.weir.codec.exporter.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of addresses in order, none within another: found by halving. Immutable; any thread. */
final class Ranges {
    private static final Comparator<Cidr> BY_START_WIDEST_FIRST =
        Comparator.<Cidr, Long>comparing(Cidr::hi, Long::compareUnsigned)
            .thenComparing(Cidr::lo, Long::compareUnsigned).thenComparing(Cidr::prefix);

    private final long[] firstHi;
    private final long[] firstLo;
    private final long[] lastHi;
    private final long[] lastLo;

    /** The union of {@code ranges}. */
    Ranges(List<Cidr> ranges) {
        List<Cidr> outermost = outermost(ranges);
        firstHi = outermost.stream().mapToLong(Cidr::hi).toArray();
        firstLo = outermost.stream().mapToLong(Cidr::lo).toArray();
        lastHi = outermost.stream().mapToLong(Cidr::lastHi).toArray();
        lastLo = outermost.stream().mapToLong(Cidr::lastLo).toArray();
    }

    /** Two prefixes are apart or one holds the other, so whoever starts within the one before lies within it. */
    private static List<Cidr> outermost(List<Cidr> ranges) {
        List<Cidr> sorted = new ArrayList<>(ranges);
        sorted.sort(BY_START_WIDEST_FIRST);
        List<Cidr> outermost = new ArrayList<>();
        for (Cidr range : sorted) {
            Cidr before = outermost.isEmpty() ? null : outermost.get(outermost.size() - 1);
            if (before == null || compare(range.hi(), range.lo(), before.lastHi(), before.lastLo()) > 0) {
                outermost.add(range);
            }
        }
        return outermost;
    }

    /** Whether an address lies within one of them. */
    boolean contains(long hi, long lo) {
        int low = 0;
        int high = firstHi.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (compare(firstHi[middle], firstLo[middle], hi, lo) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && compare(hi, lo, lastHi[low - 1], lastLo[low - 1]) <= 0;
    }

    private static int compare(long hi, long lo, long otherHi, long otherLo) {
        int order = Long.compareUnsigned(hi, otherHi);
        return order != 0 ? order : Long.compareUnsigned(lo, otherLo);
    }
}
