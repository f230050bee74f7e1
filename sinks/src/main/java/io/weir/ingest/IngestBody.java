// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;

/** The lines of one request, decompressed. */
final class IngestBody {
    private static final byte NEWLINE = '\n';

    final byte[] bytes;

    private IngestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a body.
     *
     * @param encoding the header Content-Encoding, or null
     * @throws IngestRefusal if it is too large, or its encoding unknown
     * @throws IOException if the client is gone or the compressed data is broken
     */
    static IngestBody read(InputStream from, String encoding, int maxBytes) throws IOException, IngestRefusal {
        byte[] sent = upTo(from, maxBytes);
        if (encoding == null || encoding.equals("identity")) {
            return new IngestBody(sent);
        }
        try (InputStream decoded = decoded(new ByteArrayInputStream(sent), encoding)) {
            return new IngestBody(upTo(decoded, maxBytes));
        }
    }

    private static byte[] upTo(InputStream from, int maxBytes) throws IOException, IngestRefusal {
        byte[] bytes = from.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new IngestRefusal(413, "more than " + maxBytes + " bytes");
        }
        return bytes;
    }

    private static InputStream decoded(InputStream from, String encoding) throws IOException, IngestRefusal {
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(from, 64 << 10);
            case "zstd" -> new ZstdInputStreamNoFinalizer(from);
            default -> throw new IngestRefusal(415, "Content-Encoding " + encoding + ": use gzip or zstd, or none");
        };
    }

    /** Lines; the last one must be ended too. */
    int lines() throws IngestRefusal {
        int lines = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == NEWLINE) {
                check(start, i, lines);
                lines++;
                start = i + 1;
            }
        }
        if (start != bytes.length) {
            throw new IngestRefusal(400, "the last line has no end");
        }
        return lines;
    }

    private void check(int start, int end, int line) throws IngestRefusal {
        if (end - start < 2 || bytes[start] != '{' || bytes[end - 1] != '}') {
            throw new IngestRefusal(400, "line " + (line + 1) + " is no JSON object");
        }
    }

    /** Where the line after {@code lines} lines from {@code start} begins. */
    int skip(int start, int lines) {
        int at = start;
        for (int left = lines; left > 0 && at < bytes.length; at++) {
            left -= bytes[at] == NEWLINE ? 1 : 0;
        }
        return at;
    }

    /** Whether a line's hash is as asked for; the same text has the same hash. */
    boolean anyLine(IntPredicate asked) {
        int hash = 1;
        boolean any = false;
        for (int i = 0; i < bytes.length && !any; i++) {
            hash = 31 * hash + bytes[i];
            if (bytes[i] == NEWLINE) {
                any = asked.test(hash);
                hash = 1;
            }
        }
        return any;
    }
}
