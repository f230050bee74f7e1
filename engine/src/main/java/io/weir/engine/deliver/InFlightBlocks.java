// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolPosition;
import java.util.LinkedHashSet;
import java.util.Set;

/** The blocks that a sink has and has not acknowledged, in the order in which it got them. Guarded by a feed's lock. */
final class InFlightBlocks {
    private final Set<FedBlock> blocks = new LinkedHashSet<>();
    private long bytes;

    void add(FedBlock block) {
        blocks.add(block);
        bytes += block.footprint();
    }

    void remove(FedBlock block) {
        blocks.remove(block);
        bytes -= block.footprint();
    }

    /** The oldest of them that is on disk: where the position must stay; null if none is. */
    SpoolPosition lowest() {
        for (FedBlock block : blocks) {
            if (block.isOnDisk()) {
                return block.position();
            }
        }
        return null;
    }

    /** The oldest that is not on disk, or null. */
    FedBlock firstInMemory() {
        for (FedBlock block : blocks) {
            if (!block.isOnDisk()) {
                return block;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    int size() {
        return blocks.size();
    }

    /** Bytes of memory that they take. */
    long bytes() {
        return bytes;
    }
}
