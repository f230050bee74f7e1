// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/** How bodies are compressed. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    /** The header Content-Encoding; empty for none. */
    String encoding() {
        return this == GZIP ? "gzip" : this == ZSTD ? "zstd" : "";
    }
}
