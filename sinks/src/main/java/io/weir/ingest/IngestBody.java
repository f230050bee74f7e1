// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;

/** The lines of one request, decompressed; one at a time of a thread, which uses it again for its next request. */
final class IngestBody {
    private static final byte NEWLINE = '\n';

    private final BodyRoom sent = new BodyRoom();
    private final BodyRoom decoded = new BodyRoom();
    private BodyRoom text = sent;
    private int[] ends = new int[1024];
    private int lines;

    /**
     * Reads a body.
     *
     * @param encoding the header Content-Encoding, or null
     * @throws IngestRefusal if it is too large, its encoding unknown, or it does not consist of lines
     * @throws IOException if the client is gone or the compressed data is broken
     */
    void read(InputStream from, String encoding, int maxBytes) throws IOException, IngestRefusal {
        sent.fill(from, maxBytes);
        text = sent;
        if (encoding != null && !encoding.equals("identity")) {
            try (InputStream plain = decoded(new ByteArrayInputStream(sent.bytes(), 0, sent.length()), encoding)) {
                decoded.fill(plain, maxBytes);
            }
            text = decoded;
        }
    }

    private static InputStream decoded(InputStream from, String encoding) throws IOException, IngestRefusal {
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(from, 64 << 10);
            case "zstd" -> new ZstdInputStreamNoFinalizer(from, RecyclingBufferPool.INSTANCE);
            default -> throw new IngestRefusal(415, "Content-Encoding " + encoding + ": use gzip or zstd, or none");
        };
    }

    /** Finds the lines, and how many; the last one must be ended too. */
    int findLines() throws IngestRefusal {
        byte[] bytes = text.bytes();
        int start = 0;
        lines = 0;
        int end = LineEnds.next(bytes, 0, text.length());
        while (end >= 0) {
            check(bytes, start, end);
            start = end + 1;
            add(start);
            end = LineEnds.next(bytes, start, text.length());
        }
        if (start != text.length()) {
            throw new IngestRefusal(400, "the last line has no end");
        }
        return lines;
    }

    private void check(byte[] bytes, int start, int end) throws IngestRefusal {
        if (end - start < 2 || bytes[start] != '{' || bytes[end - 1] != '}') {
            throw new IngestRefusal(400, "line " + (lines + 1) + " is no JSON object");
        }
    }

    private void add(int end) {
        if (lines == ends.length) {
            ends = Arrays.copyOf(ends, 2 * lines);
        }
        ends[lines++] = end;
    }

    /** Where so many of the lines that were found end. */
    int end(int count) {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** The lines, and perhaps more behind them. */
    byte[] bytes() {
        return text.bytes();
    }

    /** Whether a line's hash is as asked for; the same text has the same hash. */
    boolean anyLine(IntPredicate asked) {
        byte[] bytes = text.bytes();
        int hash = 1;
        boolean any = false;
        for (int i = 0; i < text.length() && !any; i++) {
            hash = 31 * hash + bytes[i];
            if (bytes[i] == NEWLINE) {
                any = asked.test(hash);
                hash = 1;
            }
        }
        return any;
    }
}
