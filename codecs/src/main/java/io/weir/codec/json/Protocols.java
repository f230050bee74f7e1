// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
        try (InputStream in = Protocols.class.getResourceAsStream("protocols.csv");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> put(names, line));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read protocols.csv", e);
        }
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
