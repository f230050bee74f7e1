// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import io.weir.codec.table.TableFile;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who defines elements: the vendors whose elements Weir knows or has looked for. Immutable, any thread. */
public final class Enterprises {
    private static final Map<Long, Enterprise> ALL = read();

    private Enterprises() {
    }

    /**
     * An enterprise.
     *
     * @param number its enterprise number at IANA, unsigned 32 bits
     * @param index from 0, which is IANA, without gaps; it never changes, as numbers of protobuf fields are made of it
     * @param key letters and digits, such as paloAlto: what a name of its begins with that is another's too
     * @param name what people call it
     * @param reverseBit the bit of numbers of its elements that count what went the other way, RFC 5103 section 6.2;
     *     0 if it has none
     */
    public record Enterprise(long number, int index, String key, String name, int reverseBit) {
    }

    private static Map<Long, Enterprise> read() {
        Map<Long, Enterprise> all = new LinkedHashMap<>();
        for (String line : TableFile.lines(Enterprises.class, "enterprises.csv")) {
            String[] cells = line.split(",", -1);
            long number = Long.parseLong(cells[0]);
            all.put(number, new Enterprise(number, Integer.parseInt(cells[1]), cells[2], cells[3],
                cells[4].isEmpty() ? 0 : Integer.parseInt(cells[4])));
        }
        return Collections.unmodifiableMap(all);
    }

    /** All, by index. */
    public static Collection<Enterprise> all() {
        return ALL.values();
    }

    /** One; null if it is not known. */
    public static Enterprise find(long number) {
        return ALL.get(number);
    }

    /** The index of one, 0 for IANA; -1 if it is not known. */
    public static int index(long number) {
        Enterprise known = ALL.get(number);
        return known == null ? -1 : known.index();
    }

    static int reverseBit(long number) {
        Enterprise known = ALL.get(number);
        return known == null ? 0 : known.reverseBit();
    }
}
