// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.Spool;
import io.weir.engine.spool.SpoolAccount;
import io.weir.engine.spool.SpoolPosition;
import io.weir.log.Reason;
import io.weir.sink.Block;
import java.io.IOException;

/**
 * The spool of a {@link SpoolFeed}: what fails on it, in whatever way, is told and goes no further, for it would end
 * the sink's thread or be lost in that of a sink's answers. Guarded by the feed's lock.
 */
final class FeedDisk {
    private final Spool spool;
    private final FaultLog faults;

    FeedDisk(Spool spool, FaultLog faults) {
        this.spool = spool;
        this.faults = faults;
    }

    /** Where the block is now; null if there is no room, or the disk failed. */
    SpoolPosition append(Block block) {
        try {
            return spool.append(block);
        } catch (IOException | RuntimeException failure) {
            told(failure, "kept in memory as long as there is room");
            return null;
        }
    }

    /** Whether all was read. */
    boolean isRead() {
        return spool.isRead();
    }

    /** The next block, or null. */
    FedBlock read(FedBlocks room) {
        try {
            SpoolPosition position = spool.read(room);
            if (position != null) {
                room.last().begin(position, System.nanoTime());
                return room.last();
            }
        } catch (IOException | RuntimeException unusable) {
            told(unusable, "going on with what can be read");
        }
        return null;
    }

    void skipPast(SpoolPosition last) {
        try {
            spool.skipPast(last);
        } catch (IOException | RuntimeException unreadable) {
            told(unreadable, "some records may be delivered twice");
        }
    }

    /** {@code records} are done with, and so is all before {@code lowest}, or all that was read if it is null. */
    void settle(int records, SpoolPosition lowest) {
        spool.settle(records);
        try {
            spool.acknowledge(lowest);
        } catch (IOException | RuntimeException failure) {
            told(failure, "after a restart some records will come twice");
        }
    }

    /** Counts records as lost because there was no room for them. */
    void overflow(long records) {
        spool.overflow(records);
    }

    void tick() {
        try {
            spool.tick();
        } catch (IOException | RuntimeException failure) {
            told(failure, "going on");
        }
    }

    void look() {
        try {
            spool.look();
        } catch (IOException | RuntimeException failure) {
            told(failure, "what waits in memory is not safe from a restart");
        }
    }

    void close() {
        try {
            spool.close();
        } catch (IOException | RuntimeException failure) {
            told(failure, "while closing");
        }
    }

    private void told(Exception failure, String consequence) {
        faults.reported("spool: " + Reason.of(failure), consequence);
    }

    SpoolAccount account() {
        return spool.account();
    }
}
