// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.table.TableFile;

/** Names of IP protocols as goflow2 prints them, from protocols.csv. Immutable. */
final class Protocols {
    private static final byte[] UNKNOWN = Words.name("unknown");
    private static final byte[][] NAMES = load();

    private Protocols() {
    }

    /** The name as {@link Words#put} writes it. */
    static byte[] name(long number) {
        return number >= 0 && number < NAMES.length ? NAMES[(int) number] : UNKNOWN;
    }

    private static byte[][] load() {
        byte[][] names = new byte[256][];
        TableFile.lines(Protocols.class, "protocols.csv").forEach(line -> put(names, line));
        return names;
    }

    private static void put(byte[][] names, String line) {
        String[] cells = line.split(",", 3);
        byte[] name = Words.name(cells[2]);
        for (int i = Integer.parseInt(cells[0]); i <= Integer.parseInt(cells[1]); i++) {
            names[i] = name;
        }
    }
}
