// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that tells of its reading, and that ends early when the run is to stop. */
final class WatchedStream extends FilterInputStream {
    private final ReadProgress progress;

    WatchedStream(InputStream in, ReadProgress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        if (progress.stopped()) {
            return -1;
        }
        int got = in.read(to, at, length);
        if (got > 0) {
            progress.read(got);
        }
        return got;
    }
}
