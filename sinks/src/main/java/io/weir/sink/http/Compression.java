// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How bodies are compressed. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int GZIP_LEVEL = 1;
    private static final int ZSTD_LEVEL = 1;
    private static final int ROOM = 64 << 10;

    /** The header Content-Encoding; empty for none. */
    String encoding() {
        return this == GZIP ? "gzip" : this == ZSTD ? "zstd" : "";
    }

    /** Compresses into {@code to}. */
    OutputStream over(OutputStream to) throws IOException {
        return switch (this) {
            case NONE -> to;
            case GZIP -> new FastGzip(to);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(to, ZSTD_LEVEL);
        };
    }

    /** Lines of flows are so alike that the fastest level gives nearly what the others do. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream to) throws IOException {
            super(to, ROOM);
            def.setLevel(GZIP_LEVEL);
        }
    }
}
