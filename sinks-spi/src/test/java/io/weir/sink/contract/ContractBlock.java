// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.contract;

import io.weir.codec.flow.FlowRecord;
import io.weir.sink.Block;
import io.weir.sink.FlowEncoder;
import io.weir.sink.SinkException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A block that counts what its sink says of it. */
final class ContractBlock implements Block {
    private static final byte GUARD = 0x5a;

    private final AtomicInteger verdicts = new AtomicInteger();
    private final CountDownLatch judged = new CountDownLatch(1);
    private byte[] bytes = new byte[64];
    private int[] ends = new int[16];
    private int length;
    private int records;
    private volatile SinkException cause;

    /** Adds a record as the engine would; the encoder must stay within its room and ask for enough of it. */
    void add(FlowEncoder encoder, FlowRecord record) {
        int size = attempt(encoder, record, bytes.length);
        while (size < 0) {
            int needed = -size;
            if (length + needed <= bytes.length) {
                throw new AssertionError("the encoder asks for " + needed + " bytes and had as many");
            }
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + needed));
            size = attempt(encoder, record, bytes.length);
        }
        if (size > 0) {
            length += size;
            ends = records < ends.length ? ends : Arrays.copyOf(ends, 2 * ends.length);
            ends[records++] = length;
        }
    }

    private int attempt(FlowEncoder encoder, FlowRecord record, int limit) {
        byte[] guarded = Arrays.copyOf(bytes, limit + 64);
        Arrays.fill(guarded, limit, guarded.length, GUARD);
        int size = encoder.encode(record, guarded, length, limit);
        for (int i = limit; i < guarded.length; i++) {
            if (guarded[i] != GUARD) {
                throw new AssertionError("the encoder wrote " + (i - limit + 1) + " bytes beyond its room");
            }
        }
        if (size > limit - length) {
            throw new AssertionError("the encoder claims " + size + " bytes in a room of " + (limit - length));
        }
        if (size > 0) {
            System.arraycopy(guarded, 0, bytes, 0, length + size);
        }
        return size;
    }

    /** Waits for a verdict, until {@link System#nanoTime} is {@code endNs} at the longest. */
    void awaitVerdict(long endNs) throws InterruptedException {
        judged.await(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    int verdicts() {
        return verdicts.get();
    }

    SinkException cause() {
        return cause;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int end(int i) {
        return ends[i];
    }

    @Override
    public void done() {
        verdicts.incrementAndGet();
        judged.countDown();
    }

    @Override
    public void fail(SinkException why) {
        cause = why;
        verdicts.incrementAndGet();
        judged.countDown();
    }
}
