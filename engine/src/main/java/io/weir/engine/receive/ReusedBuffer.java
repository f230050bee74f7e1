// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * The one buffer that a socket reads into, batch after batch: what was read is copied out before the next read. It is a
 * pooled buffer because its slices, one a datagram, are recycled, too. The socket's thread alone.
 */
@SuppressWarnings("deprecation")
final class ReusedBuffer implements RecvByteBufAllocator, RecvByteBufAllocator.ExtendedHandle {
    /** Reads in a row before the event loop may look after other work. */
    private static final int MOST_READS = 16;

    private final ByteBuf buffer;
    private volatile boolean leaving;
    private int reads;
    private int attempted;
    private int last;

    ReusedBuffer(int bytes) {
        buffer = PooledByteBufAllocator.DEFAULT.directBuffer(bytes, bytes);
    }

    /** Gives the memory back; the socket is closed. */
    void release() {
        buffer.release();
    }

    @Override
    public Handle newHandle() {
        return this;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
        return buffer.clear().retain();
    }

    @Override
    public int guess() {
        return buffer.capacity();
    }

    @Override
    public void reset(ChannelConfig config) {
        reads = 0;
        last = 0;
    }

    @Override
    public void incMessagesRead(int messages) {
        reads++;
    }

    @Override
    public void lastBytesRead(int bytes) {
        last = bytes;
    }

    @Override
    public int lastBytesRead() {
        return last;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return attempted;
    }

    /** The round under way is the last: what is not read yet is for another reader. Any thread. */
    void leave() {
        leaving = true;
    }

    /** A batch that was not full emptied the socket; epoll is level-triggered and tells if more has come. */
    @Override
    public boolean continueReading() {
        return last == attempted && reads < MOST_READS && !leaving;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier moreData) {
        return continueReading();
    }

    @Override
    public void readComplete() {
        // Nothing is learnt from one round of reads for the next.
    }
}
