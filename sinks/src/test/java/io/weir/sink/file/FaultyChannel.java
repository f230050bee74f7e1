// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel with room for so many bytes, as a full disk; with or without the ability to be cut, as a file or pipe. */
final class FaultyChannel extends FileChannel {
    private final boolean cuttable;
    private byte[] content = {};
    long room;

    FaultyChannel(boolean cuttable, long room) {
        this.cuttable = cuttable;
        this.room = room;
    }

    String text() {
        return new String(content, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int size = (int) Math.min(room, source.remaining());
        if (size == 0) {
            throw new IOException("No space left on device");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(content);
        for (int i = 0; i < size; i++) {
            all.write(source.get());
        }
        content = all.toByteArray();
        room -= size;
        return size;
    }

    @Override
    public long size() {
        return cuttable ? content.length : 0;
    }

    @Override
    public FileChannel truncate(long size) {
        content = java.util.Arrays.copyOf(content, (int) size);
        return this;
    }

    @Override
    protected void implCloseChannel() {
        room = 0;
    }

    @Override
    public int read(ByteBuffer to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        return content.length;
    }

    @Override
    public FileChannel position(long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void force(boolean metaData) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer to, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer from, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
