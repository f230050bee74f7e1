// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import io.weir.thread.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Writes what any thread hands over, on a thread of its own: none of the others ever waits for who reads it. What finds
 * no room is dropped and counted, and told once there is room again. It cannot be closed.
 */
final class HandOver extends OutputStream {
    private static final long LOOK_NS = 5_000_000;
    private static final long STUCK_NS = 500_000_000;

    private final OutputStream to;
    private final int most;
    private final LongConsumer lost;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final Part thread;
    private int bytes;
    private long lines;
    private volatile boolean writing;
    private volatile long written;

    /** Keeps at most {@code most} bytes; {@code lost} is told of lines that were dropped, on the thread that writes. */
    HandOver(OutputStream to, int most, String name, LongConsumer lost) {
        this.to = to;
        this.most = most;
        this.lost = lost;
        this.thread = Part.loop(name, this::step);
    }

    HandOver start() {
        thread.start();
        return this;
    }

    @Override
    public void write(byte[] from, int at, int length) {
        synchronized (this) {
            if (bytes + length > most) {
                lines += newlines(from, at, length);
                return;
            }
            bytes += length;
            waiting.add(Arrays.copyOfRange(from, at, at + length));
            notifyAll();
        }
    }

    private static long newlines(byte[] from, int at, int length) {
        long count = 0;
        for (int i = at; i < at + length; i++) {
            count += from[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Whoever writes to a log expects no answer. */
    @Override
    public void close() {
        // Other code has this stream as System.err: it is not theirs to close.
    }

    private boolean step() throws InterruptedException {
        byte[] next = take();
        if (next != null) {
            try {
                to.write(next);
                to.flush();
            } catch (IOException gone) {
                // Nobody reads it, and there is no other place to say so.
            } finally {
                writing = false;
            }
            written++;
            tellLost();
        }
        return true;
    }

    private synchronized byte[] take() throws InterruptedException {
        if (waiting.isEmpty()) {
            TimeUnit.SECONDS.timedWait(this, 1);
        }
        byte[] next = waiting.poll();
        writing = next != null;
        bytes -= next == null ? 0 : next.length;
        return next;
    }

    private void tellLost() {
        long count;
        synchronized (this) {
            if (lines == 0 || bytes > most / 2) {
                return;
            }
            count = lines;
            lines = 0;
        }
        lost.accept(count);
    }

    /** Waits until all is written, at most {@code longest}, and no longer than a moment if nobody reads. */
    void drain(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        long seen = written;
        long movedNs = System.nanoTime();
        while (!isEmpty() && System.nanoTime() < end && System.nanoTime() - movedNs < STUCK_NS && thread.isAlive()) {
            LockSupport.parkNanos(this, LOOK_NS);
            if (written != seen) {
                seen = written;
                movedNs = System.nanoTime();
            }
        }
    }

    private synchronized boolean isEmpty() {
        return waiting.isEmpty() && !writing;
    }
}
