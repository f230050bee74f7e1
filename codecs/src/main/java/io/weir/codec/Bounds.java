// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Room that the decoders of all workers share; any thread. Half of it is split evenly among them, so that sources which
 * flood one worker take nothing from the exporters of another; the rest goes to who asks first.
 */
public final class Bounds {
    private static final int SESSIONS_PER_EXPORTER = 4;

    private final Room exporters;
    private final Room templateBytes;
    private final Room lateBytes;
    private final Room sessions;

    /** The bounds "in all" of {@code settings}. */
    public Bounds(DecoderSettings settings) {
        exporters = new Room(settings.exporters());
        templateBytes = new Room(settings.templateBytes());
        lateBytes = new Room(settings.lateBytes());
        sessions = new Room((long) SESSIONS_PER_EXPORTER * settings.exporters());
    }

    /** Room for exporters. */
    public Room exporters() {
        return exporters;
    }

    /** Room for templates, bytes. */
    public Room templateBytes() {
        return templateBytes;
    }

    /** Room for data that waits for templates, bytes. */
    public Room lateBytes() {
        return lateBytes;
    }

    /** Room for observation domains as seen from source ports; four times as many as exporters. */
    public Room sessions() {
        return sessions;
    }

    /** An amount that may not be exceeded. */
    public static final class Room {
        private final long limit;
        private final AtomicLong used = new AtomicLong();
        private final AtomicLong pooled = new AtomicLong();
        private final AtomicInteger shares = new AtomicInteger();

        Room(long limit) {
            this.limit = limit;
        }

        /** The part of one more decoder; all are to be made before the first takes anything. */
        public Share share() {
            shares.incrementAndGet();
            return new Share(this);
        }

        private long reserve() {
            return limit / 2 / shares.get();
        }

        private boolean takePooled(long amount) {
            if (pooled.addAndGet(amount) <= limit - limit / 2) {
                return true;
            }
            pooled.addAndGet(-amount);
            return false;
        }

        /** What is taken now. */
        public long used() {
            return used.get();
        }

        /** The most that can be taken. */
        public long limit() {
            return limit;
        }
    }

    /** What one decoder takes of a room: first of its own reserve, then of the common pool. Its thread alone. */
    public static final class Share {
        private final Room room;
        private long reserved;
        private long pooled;

        Share(Room room) {
            this.room = room;
        }

        /** Takes {@code amount} if there is room for it. */
        public boolean take(long amount) {
            long own = Math.max(0, Math.min(amount, room.reserve() - reserved));
            if (amount > own && !room.takePooled(amount - own)) {
                return false;
            }
            add(own, amount - own);
            return true;
        }

        /** Takes {@code amount} even if there is no room for it. */
        public void takeAnyway(long amount) {
            room.pooled.addAndGet(amount);
            add(0, amount);
        }

        /** Gives back what was taken. */
        public void give(long amount) {
            long toPool = Math.min(pooled, amount);
            room.pooled.addAndGet(-toPool);
            add(toPool - amount, -toPool);
        }

        private void add(long own, long fromPool) {
            reserved += own;
            pooled += fromPool;
            room.used.addAndGet(own + fromPool);
        }
    }
}
