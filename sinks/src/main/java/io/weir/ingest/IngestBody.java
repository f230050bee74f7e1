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

/** The lines of one request, decompressed; of one request at a time, and used again for a next one. */
final class IngestBody {
    private static final byte NEWLINE = '\n';

    private static final int FEW_LINES = 1024;
    /** What a decompressor must support; more would be memory beside the heap that a client chooses. */
    private static final int WINDOW_LOG = 23;

    private final BodyMemory memory;
    private final BodyRoom sent;
    private final BodyRoom decoded;
    private BodyRoom text;
    private int[] ends = new int[FEW_LINES];
    private int lines;

    IngestBody(BodyMemory memory) {
        this.memory = memory;
        this.sent = new BodyRoom(memory);
        this.decoded = new BodyRoom(memory);
        this.text = sent;
    }

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
            case "zstd" -> new ZstdInputStreamNoFinalizer(from, RecyclingBufferPool.INSTANCE).setLongMax(WINDOW_LOG);
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

    private void add(int end) throws IngestRefusal {
        if (lines == ends.length) {
            memory.take(2L * lines * Integer.BYTES);
            ends = Arrays.copyOf(ends, 2 * lines);
            memory.give(lines == FEW_LINES ? 0 : (long) lines * Integer.BYTES);
        }
        ends[lines++] = end;
    }

    /** The request is over: what is large is given back, or all. */
    void rest(boolean keep) {
        sent.rest(keep);
        decoded.rest(keep);
        if (ends.length > FEW_LINES && ends.length > (keep ? memory.usual() / Integer.BYTES : FEW_LINES)) {
            memory.give((long) ends.length * Integer.BYTES);
            ends = new int[FEW_LINES];
        }
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
