// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/** Compresses batches, one after the other; of one thread at a time. */
sealed interface Compressor extends AutoCloseable permits GzipCompressor, ZstdCompressor {
    /** The whole of a piece as the body of a request. */
    byte[] compress(Piece piece);

    /** Frees what is outside the heap. */
    @Override
    void close();
}
