// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFile;
import io.weir.journal.store.Envelope;
import io.weir.journal.store.Excerpts;
import java.io.Closeable;
import java.io.IOException;

/** The last blocks of a deleted file on their way into another one; goes on where it failed. The sink's thread. */
final class Rescue implements Closeable {
    private final CycleFile deleted;
    private final Excerpts excerpts;
    private final long from;
    private byte[] next;
    private long records;

    /** Of the blocks at {@code from} and behind it. */
    Rescue(CycleFile deleted, long from) {
        this.deleted = deleted;
        this.excerpts = new Excerpts(deleted);
        this.from = from;
    }

    /** Writes them; gives how many records they have. */
    long copyTo(JournalWriter to) throws IOException {
        while (next != null || find()) {
            to.append(next, next, Envelope.LENGTH, next.length);
            records += Envelope.records(next, 0);
            next = null;
        }
        return records;
    }

    private boolean find() throws IOException {
        while (excerpts.next() == Excerpts.Step.BLOCK) {
            byte[] block = new byte[excerpts.length()];
            if (excerpts.at() >= from && deleted.read(excerpts.at() + 4, block, block.length)
                && Envelope.isKnown(block, 0, block.length)) {
                next = block;
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        deleted.close();
    }
}
