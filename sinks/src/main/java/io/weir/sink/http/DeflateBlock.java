// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.Arrays;

/** Literals and matches of one deflate block, and its writer with codes of its own (RFC 1951, 3.2.7). One thread. */
final class DeflateBlock {
    private static final int TOKENS = 32 << 10;
    private static final int LONGEST_CODE = 15;
    private static final int DYNAMIC = 2;
    private static final int FIRST_LITERALS = 257;
    private static final int LONGEST_MATCH = 258;
    private static final int LAST_LITERAL = 255;
    private static final int CODE_BITS = 56;
    private static final long CODE = (1L << CODE_BITS) - 1;

    private final int[] tokens = new int[TOKENS];
    private final int[] literalCounts = new int[DeflateTables.LITERALS];
    private final int[] distanceCounts = new int[DeflateTables.DISTANCES];
    private final Huffman literals = new Huffman(DeflateTables.LITERALS, LONGEST_CODE);
    private final Huffman distances = new Huffman(DeflateTables.DISTANCES, LONGEST_CODE);
    private final CodeLengths lengths = new CodeLengths();
    private final long[] literalCodes = new long[LAST_LITERAL + 1];
    private final int[] matchCodes = new int[LONGEST_MATCH + 1];
    private final byte[] matchBits = new byte[LONGEST_MATCH + 1];
    private int size;

    boolean isFull() {
        return size == TOKENS;
    }

    void literal(int value) {
        tokens[size++] = value;
        literalCounts[value]++;
    }

    /** 3 to 258 bytes again that came {@code distance} bytes before: 1 to 32,768. */
    void match(int length, int distance) {
        tokens[size++] = length << 16 | distance;
        literalCounts[DeflateTables.lengthSymbol(length)]++;
        distanceCounts[DeflateTables.distanceSymbol(distance)]++;
    }

    /** Writes it, and is empty. */
    void writeTo(BitWriter out, boolean last) {
        literalCounts[DeflateTables.END]++;
        // Two of them always have a code: one alone would not be complete.
        literalCounts[0]++;
        distanceCounts[0]++;
        distanceCounts[1]++;
        literals.build(literalCounts);
        distances.build(distanceCounts);
        out.room(size * 7 + 1024);
        out.write((last ? 1 : 0) | DYNAMIC << 1, 3);
        lengths.write(out, literals, FIRST_LITERALS, distances);
        joinLengths();
        joinLiterals();
        writeTokens(out);
        out.write(literals.code(DeflateTables.END), literals.length(DeflateTables.END));
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        size = 0;
    }

    /** The code of each length and the bits behind it, as one. */
    private void joinLengths() {
        for (int length = 3; length <= LONGEST_MATCH; length++) {
            int symbol = DeflateTables.lengthSymbol(length);
            int bits = literals.length(symbol);
            matchCodes[length] = literals.code(symbol) | length - DeflateTables.lengthBase(symbol) << bits;
            matchBits[length] = (byte) (bits + DeflateTables.lengthBits(symbol));
        }
    }

    private void joinLiterals() {
        for (int value = 0; value <= LAST_LITERAL; value++) {
            literalCodes[value] = literals.code(value) | (long) literals.length(value) << CODE_BITS;
        }
    }

    /** All state in locals: as fields they would be stored and loaded for each token. */
    private void writeTokens(BitWriter out) {
        byte[] to = out.array();
        int at = out.position();
        long bits = out.openBits();
        int count = out.openCount();
        for (int i = 0; i < size; i++) {
            int token = tokens[i];
            long next = token <= LAST_LITERAL ? literalCodes[token] : packed(token >>> 16, token & 0xffff);
            bits |= (next & CODE) << count;
            count += (int) (next >>> CODE_BITS);
            BitWriter.WORDS.set(to, at, bits);
            at += count >>> 3;
            bits >>>= count & ~7;
            count &= 7;
        }
        out.resume(at, bits, count);
    }

    /** The bits of a match, and above them how many they are. */
    private long packed(int length, int distance) {
        int symbol = DeflateTables.distanceSymbol(distance);
        int bits = distances.length(symbol);
        long far = distances.code(symbol) | (long) (distance - DeflateTables.distanceBase(symbol)) << bits;
        int first = matchBits[length];
        long size = first + bits + DeflateTables.distanceBits(symbol);
        return matchCodes[length] | far << first | size << CODE_BITS;
    }
}
