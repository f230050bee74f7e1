// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.file.PlainFile;
import io.weir.journal.store.Content;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Envelope;
import io.weir.log.Event;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each block as one excerpt of a Chronicle queue. {@link #onBlock} from one thread at a time, {@link #close}
 * from any.
 */
final class JournalSink implements BlockSink {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSink.class);

    private final String flag;
    private final JournalSettings settings;
    private final ForwardClock clock;
    private final Retention retention;
    private final TrustedClock trusted;
    private final Holding holding = new Holding();
    private final LongAdder damaged = new LongAdder();
    private final byte[] head = new byte[Envelope.LENGTH];
    private volatile FolderLock lock;
    private volatile JournalWriter writer;
    private Rescue rescue;
    private Upkeep upkeep;
    private Block appended;
    private boolean unsure;
    private boolean behind;
    private boolean closed;

    /** {@code owner} is what stands before the keys of its settings: {@code -transport.journal}. */
    JournalSink(String owner, JournalSettings settings, ForwardClock clock, TrustedClock trusted) {
        this.flag = owner + ".dir";
        this.settings = settings;
        this.clock = clock;
        this.trusted = trusted;
        this.retention = new Retention(settings, trusted);
    }

    @Override
    public synchronized void start() throws SinkException {
        try {
            takeLock();
            findNewest();
            openWriter();
        } catch (IOException failure) {
            close();
            throw JournalFailure.opening(flag, settings.dir(), failure);
        } catch (SinkException refused) {
            close();
            throw refused;
        } catch (RuntimeException | InternalError failure) {
            close();
            throw new SinkException("open journal " + settings.dir() + ": " + failure
                + "; choose another folder with " + flag, true, failure);
        }
        upkeep = new Upkeep(this, settings, retention);
        upkeep.start();
    }

    private void takeLock() throws IOException, SinkException {
        PlainFile.folder(settings.dir());
        lock = FolderLock.take(settings.dir(), flag);
    }

    /** Shows the clock what was written last, before anything is judged by its age. */
    private void findNewest() throws IOException {
        CycleFiles files = new CycleFiles(settings.dir(), settings.roll());
        int last = files.last();
        if (last >= 0) {
            trusted.found("journal " + settings.dir(), Files.getLastModifiedTime(files.found(last)).toMillis());
        }
    }

    private OpenedJournal openWriter() throws IOException, SinkException {
        JournalOpening opening = new JournalOpening(settings, flag, clock, damaged);
        opening.describe();
        OpenedJournal state = opening.open();
        writer = new JournalWriter(state, clock, settings.fsync() != Fsync.NONE);
        return state;
    }

    @Override
    public FlowEncoder openEncoder(LaneContext context) {
        return settings.content() == Content.RECORDS ? new RecordBlockEncoder(settings.elements() == KeptElements.ALL)
            : new DatagramBlockEncoder();
    }

    @Override
    public void onBlock(Block block) throws SinkException {
        write(block);
        block.done();
    }

    private synchronized void write(Block block) throws SinkException {
        if (closed) {
            throw new SinkException("journal " + settings.dir() + " is closed");
        }
        try {
            boolean isThere = block == appended && block.attempt() > 0;
            followName();
            seal(block);
            if (writer == null) {
                isThere |= isLastOf(openWriter());
            }
            if (!isThere) {
                append(block);
            }
            if (settings.fsync() == Fsync.BATCH) {
                writer.force();
            }
            appended = null;
        } catch (IOException failure) {
            throw JournalFailure.writing(settings.dir(), failure);
        } catch (RuntimeException | InternalError failure) {
            abandonWriter();
            throw JournalFailure.broken(settings.dir(), failure);
        }
    }

    /** Where the folder or the file was deleted or moved, writing goes on in new ones of these names. */
    private void followName() throws IOException, SinkException {
        Path lost = writer == null || lock == null ? null : Holding.lost(lock, writer);
        if (lost != null) {
            Event.OUTPUT_REPLACED.to(LOG).log("warning: journal {}: {} was deleted, moved or replaced; going on in a "
                + "new file", settings.dir(), lost);
            leave(lost);
        }
        if (lock == null) {
            takeLockAgain();
        }
        if (rescue != null) {
            if (writer == null) {
                openWriter();
            }
            long records = rescue.copyTo(writer);
            Event.OUTPUT_REPLACED.to(LOG).log("warning: journal {}: what was in the deleted file is gone, but for {} "
                + "records written since it was last seen: they are in the new one", settings.dir(), records);
            rescue.close();
            rescue = null;
        }
    }

    /** Another Weir may have made the folder anew: as long as it has it, blocks wait. */
    private void takeLockAgain() throws IOException, SinkException {
        try {
            takeLock();
        } catch (SinkException taken) {
            throw new SinkException(taken.getMessage(), true, taken);
        }
    }

    /** Readers that still have the old file open look for one of a later name. */
    private void leave(Path lost) throws IOException {
        rescue = holding.rescue(writer.held());
        clock.startAt(settings.roll().startMs(writer.cycle() + 1));
        // Ahead of the system's clock by that step, which nobody set back.
        behind = true;
        closeQuietly(writer);
        writer = null;
        if (lost.equals(lock.held().path())) {
            lock.close();
            lock = null;
        }
    }

    @Override
    public void look() {
        FolderLock locked = lock;
        JournalWriter writing = writer;
        if (locked != null && writing != null) {
            holding.look(locked, writing);
        }
    }

    @Override
    public synchronized void onIdle(long nowNs) throws SinkException {
        try {
            if (!closed) {
                followName();
            }
        } catch (IOException failure) {
            throw JournalFailure.writing(settings.dir(), failure);
        }
    }

    private void seal(Block block) throws SinkException {
        if (block.length() > ChronicleSetup.MAX_BLOCK) {
            throw new SinkException("a block of " + block.length() + " bytes is larger than the journal takes");
        }
        System.arraycopy(block.array(), 0, head, 0, Envelope.LENGTH);
        Envelope.finish(head, block.records(), block.array(), Envelope.LENGTH, block.length());
    }

    /** After a failure that left it open whether the block under way was written: whether it was after all. */
    private boolean isLastOf(OpenedJournal state) {
        return unsure && state.lastCheck() == Envelope.check(head, 0);
    }

    private void append(Block block) throws IOException {
        watchClock();
        writer.append(head, block.array(), Envelope.LENGTH, block.length());
        unsure = false;
        appended = block;
    }

    private void abandonWriter() {
        unsure = appended == null;
        JournalWriter broken = writer;
        writer = null;
        closeQuietly(broken);
    }

    private void watchClock() {
        long behindMs = clock.tick();
        if (behindMs > 1000 != behind) {
            behind = !behind;
            if (behind) {
                Event.CLOCK_SET_BACK.to(LOG).log("warning: the system's clock was set back by {} ms; the journal's "
                    + "files go on by elapsed time until it has caught up", behindMs);
            }
        }
    }

    /** The writer, or null while there is none; {@link Upkeep}'s thread. */
    synchronized JournalWriter writer() {
        return writer;
    }

    @Override
    public Map<String, Long> figures() {
        Map<String, Long> figures = new HashMap<>(retention.figures());
        figures.put("files_damaged", damaged.sum());
        return figures;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (upkeep != null) {
            upkeep.stop();
            upkeep = null;
        }
        boolean whole = closeQuietly(writer);
        writer = null;
        try {
            if (lock != null) {
                if (whole) {
                    lock.noteClosed();
                }
                lock.close();
                lock = null;
            }
        } catch (IOException failure) {
            Event.OUTPUT_NOT_CLOSED.to(LOG).log(JournalFailure.writing(settings.dir(), failure).getMessage());
        }
    }

    /** Whether there was one to close and it closed. */
    private boolean closeQuietly(JournalWriter which) {
        if (which == null) {
            return false;
        }
        try {
            which.close();
            return true;
        } catch (IOException | RuntimeException | InternalError failure) {
            Event.OUTPUT_NOT_CLOSED.to(LOG).log("warning: closing journal {}: {}", settings.dir(), failure.toString());
            return false;
        }
    }
}
