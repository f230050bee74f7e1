// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes on their way out, in large pieces. One thread. */
final class Output extends OutputStream {
    private static final int ROOM = 1 << 18;

    private final OutputStream to;
    private byte[] bytes = new byte[ROOM];
    private int used;

    Output(OutputStream to) {
        this.to = to;
    }

    /** Where the next bytes go, from {@link #at} to {@link #limit}. */
    byte[] array() {
        return bytes;
    }

    int at() {
        return used;
    }

    int limit() {
        return bytes.length;
    }

    /** So many bytes were put into {@link #array}. */
    void advance(int length) {
        used += length;
    }

    /** Makes room for {@code length} bytes. */
    void room(int length) throws IOException {
        if (bytes.length - used >= length) {
            return;
        }
        flushBytes();
        if (bytes.length < length) {
            bytes = new byte[length];
        }
    }

    @Override
    public void write(int b) throws IOException {
        room(1);
        bytes[used++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int at, int length) throws IOException {
        room(length);
        System.arraycopy(from, at, bytes, used, length);
        used += length;
    }

    private void flushBytes() throws IOException {
        int length = used;
        used = 0;
        to.write(bytes, 0, length);
    }

    @Override
    public void flush() throws IOException {
        if (used > 0) {
            flushBytes();
        }
        to.flush();
    }

    /** Whether that failure means that whoever read the output is gone: no error, as {@code head} does it. */
    static boolean isReaderGone(IOException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("Broken pipe");
    }
}
