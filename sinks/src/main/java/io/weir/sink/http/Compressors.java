// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.SinkException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The compressors of a sink, used again: making one costs as much as to compress a small batch. Any thread. */
final class Compressors implements AutoCloseable {
    private final Compression kind;
    private final Queue<Compressor> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** For a kind that is not {@link Compression#NONE}. */
    Compressors(Compression kind) {
        this.kind = kind;
    }

    /** Makes the first one, so that a native library that cannot be loaded ends Weir at its start. */
    void tryOut() throws SinkException {
        try {
            idle.add(kind == Compression.GZIP ? new GzipCompressor() : new ZstdCompressor());
        } catch (LinkageError missing) {
            throw new SinkException(kind.encoding() + " cannot be used here: " + missing.getMessage()
                + "; choose another compression, or a folder where libraries may be run, with -Djava.io.tmpdir in "
                + "WEIR_JAVA_OPTS", false, missing);
        }
    }

    /** The body of a piece; never null. */
    byte[] compress(Piece piece) {
        Compressor ours = idle.poll();
        if (ours == null) {
            ours = kind == Compression.GZIP ? new GzipCompressor() : new ZstdCompressor();
        }
        try {
            return ours.compress(piece);
        } finally {
            idle.add(ours);
            if (closed) {
                closeIdle();
            }
        }
    }

    private void closeIdle() {
        for (Compressor next = idle.poll(); next != null; next = idle.poll()) {
            next.close();
        }
    }

    /** Frees them; those at work when they have ended. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }
}
