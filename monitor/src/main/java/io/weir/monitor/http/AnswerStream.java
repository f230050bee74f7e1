// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes up an answer's content in pieces that grow, within {@link AnswerMemory}; one thread. */
final class AnswerStream extends OutputStream {
    private static final int FIRST = 1 << 12;

    private final AnswerMemory memory;
    private final List<ByteBuf> full = new ArrayList<>();
    private final List<byte[]> taken = new ArrayList<>();
    private byte[] piece = new byte[0];
    private int size;
    private long length;

    AnswerStream(AnswerMemory memory) {
        this.memory = memory;
    }

    /** There is no memory for the answer now. */
    static final class NoRoomException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(int value) throws IOException {
        if (size == piece.length) {
            next();
        }
        piece[size++] = (byte) value;
        length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            if (size == piece.length) {
                next();
            }
            int part = Math.min(end - at, piece.length - size);
            System.arraycopy(bytes, at, piece, size, part);
            size += part;
            at += part;
        }
        length += count;
    }

    private void next() throws NoRoomException {
        byte[] next = memory.take(piece.length == 0 ? FIRST : Math.min(AnswerMemory.PIECE, 2 * piece.length));
        if (next == null) {
            throw new NoRoomException();
        }
        endPiece();
        taken.add(next);
        piece = next;
    }

    private void endPiece() {
        if (size > 0) {
            full.add(Unpooled.wrappedBuffer(piece, 0, size));
        }
        size = 0;
    }

    /** What was written, in order; nothing more may be written. */
    List<ByteBuf> pieces() {
        endPiece();
        piece = new byte[0];
        return full;
    }

    /** Bytes written. */
    long length() {
        return length;
    }

    /** Gives the memory back, once; nobody may look at {@link #pieces} any more. */
    void release() {
        taken.forEach(memory::give);
        taken.clear();
    }
}
