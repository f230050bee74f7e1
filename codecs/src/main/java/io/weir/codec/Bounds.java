// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import java.util.concurrent.atomic.AtomicLong;

/** Room that the decoders of all workers share; any thread. */
public final class Bounds {
    private final Room exporters;
    private final Room templateBytes;
    private final Room lateBytes;

    /** The bounds "in all" of {@code settings}. */
    public Bounds(DecoderSettings settings) {
        exporters = new Room(settings.exporters());
        templateBytes = new Room(settings.templateBytes());
        lateBytes = new Room(settings.lateBytes());
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

    /** An amount that may not be exceeded. */
    public static final class Room {
        private final long limit;
        private final AtomicLong used = new AtomicLong();

        Room(long limit) {
            this.limit = limit;
        }

        /** Takes {@code amount} if there is room for it. */
        public boolean take(long amount) {
            if (used.addAndGet(amount) <= limit) {
                return true;
            }
            used.addAndGet(-amount);
            return false;
        }

        /** Takes {@code amount} even if there is no room for it. */
        public void takeAnyway(long amount) {
            used.addAndGet(amount);
        }

        /** Gives back what was taken. */
        public void give(long amount) {
            used.addAndGet(-amount);
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
}
