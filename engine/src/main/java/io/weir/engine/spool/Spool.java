// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.log.Reason;
import io.weir.sink.Block;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bounded queue of blocks on disk that survives the process. Blocks are read in the order in which they were
 * appended; what was read but not acknowledged is read again after a restart.
 *
 * <p>Not safe for several threads.
 */
public final class Spool implements AutoCloseable {
    private static final int SEGMENTS = 16;
    /** A segment that nothing is put into any more goes; to make one takes as long as to append many blocks. */
    private static final long REST_MS = 2_000;
    private static final long LARGEST_SEGMENT = 32L << 20;

    private final SpoolConfig config;
    private final SpoolFolder folder;
    private final TrustedClock clock;
    private final Consumer<String> warnings;
    private final PackedBlock packed;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long found;
    private Segment writing;
    private Segment reading;
    private long waiting;
    private long overflowed;
    private long expired;
    private long corrupt;

    private Spool(SpoolConfig config, SpoolFolder folder, TrustedClock clock, Consumer<String> warnings)
        throws IOException {
        this.config = config;
        this.folder = folder;
        this.clock = clock;
        this.warnings = warnings;
        this.packed = new PackedBlock(folder.packing());
        for (Segment segment : folder.segments(warnings)) {
            segments.add(segment);
            waiting += segment.unreadRecords();
        }
        found = waiting;
        segments.forEach(each -> clock.found("spool " + config.dir(), each.newestMs()));
        removeAcknowledged();
        tryOut();
    }

    /** Loads zstd and Chronicle's classes, and shows that they can write here, before anything depends on it. */
    private void tryOut() throws IOException {
        if (!folder.packing().works()) {
            warnings.accept(config.dir() + ": zstd cannot be loaded, so records take their full size there; give Java "
                + "a folder where it may put a library, with -Djava.io.tmpdir in WEIR_JAVA_OPTS");
        }
        if (folder.hasRoom(0)) {
            folder.create().delete();
        } else {
            warnings.accept(config.dir() + ": there is no room on its disk, nothing can be put into it for now");
        }
    }

    /**
     * Opens a spool, or makes it.
     *
     * @param clock for ages
     * @param warnings takes lines about what cannot be read
     * @throws IOException if it cannot be used: the text names the folder
     */
    public static Spool open(SpoolConfig config, TrustedClock clock, Consumer<String> warnings) throws IOException {
        SpoolFolder folder = SpoolFolder.lock(config.dir());
        try {
            return new Spool(config, folder, clock, warnings);
        } catch (IOException unusable) {
            folder.close();
            throw new IOException("spool " + config.dir() + ": " + Reason.of(unusable), unusable);
        }
    }

    /** Whether records of an earlier run may lie in a folder that nobody uses; it is only looked at. */
    public static boolean isLeft(Path dir) {
        return SpoolFolder.isLeft(dir);
    }

    /**
     * Appends a block, if there is room or the policy is to make some.
     *
     * @return where it is now, or null if there is no room
     * @throws IOException if it could not be written
     */
    public SpoolPosition append(Block block) throws IOException {
        dropExpired();
        packed.of(block, clock.stampMs());
        while (!hasRoom(packed.size())) {
            if (!removeResting() && (config.overflow() == Overflow.NEWEST || !dropOldest())) {
                return null;
            }
        }
        return appendTo(writable());
    }

    /** Counts records as dropped for which {@link #append} found no room. */
    public void overflow(long records) {
        overflowed += records;
    }

    private boolean hasRoom(int size) throws IOException {
        return bytes() + size <= config.maxBytes() && folder.hasRoom(size);
    }

    private long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += segment.bytes();
        }
        return bytes;
    }

    private Segment writable() throws IOException {
        if (writing == null || isFull(writing)) {
            if (writing != null && writing != reading) {
                writing.rest();
            }
            writing = folder.create();
            segments.add(writing);
        }
        return writing;
    }

    private boolean isFull(Segment segment) {
        return segment.bytes() >= Math.min(LARGEST_SEGMENT, config.maxBytes() / SEGMENTS);
    }

    private SpoolPosition appendTo(Segment segment) throws IOException {
        try {
            SpoolPosition position = segment.append(packed);
            waiting += packed.records();
            return position;
        } catch (IOException failure) {
            // Its end may be torn: nothing is put behind it any more.
            writing = null;
            removeAcknowledged();
            throw failure;
        }
    }

    /** False if there is nothing to drop. */
    private boolean dropOldest() throws IOException {
        Segment oldest = segments.peek();
        if (oldest == null) {
            return false;
        }
        overflowed += forget(oldest);
        return true;
    }

    /** The records of a segment that were not read yet and now never will be; the segment is gone. */
    private long forget(Segment segment) throws IOException {
        long unread = segment.unreadRecords();
        waiting -= unread;
        segment.skipAll();
        detach(segment);
        segment.delete();
        return unread;
    }

    private void detach(Segment segment) {
        segments.remove(segment);
        writing = writing == segment ? null : writing;
        reading = reading == segment ? null : reading;
    }

    private void dropExpired() throws IOException {
        while (!segments.isEmpty() && segments.peek().blocks() > 0 && isOver(oldestMs())) {
            expired += forget(segments.peek());
        }
    }

    /** When the oldest segment ended: if a wrong clock wrote it, it is no older than the one behind it. */
    private long oldestMs() {
        for (Segment segment : segments) {
            if (clock.isPossible(segment.newestMs())) {
                return segment.newestMs();
            }
        }
        return Long.MAX_VALUE;
    }

    private boolean isOver(long timeMs) {
        return !config.maxAge().isZero() && clock.isOlder(timeMs, config.maxAge());
    }

    /** Drops what waits too long, and a segment that is not written to any more; to be called now and then. */
    public void tick() throws IOException {
        dropExpired();
        removeAcknowledged();
    }

    /** Looks whether its files are still there; makes those anew that are not, as long as they can be read. */
    public void look() throws IOException {
        if (folder.isMadeAnew()) {
            warnings.accept(config.dir() + " was deleted, moved or replaced; it is made anew");
        }
        for (Segment segment : List.copyOf(segments)) {
            segment.look();
            if (segment.isLost()) {
                restore(segment);
            }
        }
    }

    private void restore(Segment segment) throws IOException {
        writing = writing == segment ? null : writing;
        if (segment.restore()) {
            warnings.accept(segment.dir() + " was deleted, moved or replaced; what waits in it is there again");
            return;
        }
        long unread = forget(segment);
        corrupt += unread;
        warnings.accept(segment.dir() + " was deleted, moved or replaced; " + unread + " records in it are lost");
    }

    /** Reads the next block into {@code room}: where it was, or null if there is none. */
    public SpoolPosition read(SpoolRoom room) throws IOException {
        while (findReading()) {
            Segment segment = reading;
            try {
                if (segment.next()) {
                    discover(segment);
                    SpoolPosition position = segment.position();
                    boolean old = isOver(segment.frame().timeMs());
                    segment.read(old ? null : room);
                    if (!old) {
                        return position;
                    }
                    expired += segment.frame().records();
                    waiting -= segment.frame().records();
                }
            } catch (IOException unreadable) {
                setAside(segment, unreadable);
            }
        }
        return null;
    }

    /** A block that the state of a segment did not know of, as the power failed: it waits like the others. */
    private void discover(Segment segment) throws IOException {
        int records = segment.discover();
        found += records;
        waiting += records;
    }

    /** Moves on to the first segment with something to read; false if there is none. */
    private boolean findReading() {
        if (reading != null && !reading.isRead()) {
            return true;
        }
        reading = null;
        for (Segment segment : segments) {
            if (!segment.isRead()) {
                reading = segment;
                return true;
            }
        }
        return false;
    }

    /** What is whole in a segment that cannot be read any further is put into the spool again, behind all others. */
    private void setAside(Segment segment, IOException why) throws IOException {
        long unread = segment.unreadRecords();
        long before = waiting;
        detach(segment);
        Path kept = folder.setAside(segment, why);
        String end = "";
        try {
            if (!(why instanceof CorruptSpoolException said && said.isOfOtherVersion())) {
                Salvage.of(kept).from(segment.readBlocks(), segment.blocks(), this::appendStored);
            }
        } catch (IOException unsaved) {
            end = ", as " + Reason.of(unsaved);
        }
        long saved = waiting - before;
        long lost = Math.max(0, unread - saved);
        waiting -= unread;
        found += Math.max(0, saved - unread);
        corrupt += lost;
        warnings.accept(kept + ": " + Reason.of(why) + "; " + lost + " records in it are lost" + end + ", " + saved
            + " behind the damage are not; the rest of the spool goes on");
    }

    private void appendStored(byte[] frame) throws IOException {
        packed.ofStored(frame);
        appendTo(writable());
    }

    /** Goes past the block at {@code last}: the caller has it and those before it already. */
    public void skipPast(SpoolPosition last) throws IOException {
        while (findReading() && reading.number() <= last.segment() && !isPast(last) && reading.next()) {
            discover(reading);
            reading.read(null);
        }
    }

    private boolean isPast(SpoolPosition last) {
        return reading.number() == last.segment() && reading.position().block() > last.block();
    }

    /** {@code records} records are done with; they no longer wait. */
    public void settle(int records) {
        waiting -= records;
    }

    /** All before {@code position} is done with; null is all that was read. */
    public void acknowledge(SpoolPosition position) throws IOException {
        for (Segment segment : segments) {
            if (position == null || segment.number() < position.segment()) {
                segment.acknowledge(segment.position());
            } else if (segment.number() == position.segment()) {
                segment.acknowledge(position);
            }
        }
        removeAcknowledged();
    }

    private void removeAcknowledged() throws IOException {
        while (!segments.isEmpty() && isOver(segments.peek())) {
            Segment done = segments.peek();
            detach(done);
            done.delete();
        }
    }

    /** The segment written to as well, unless a next block is to be expected. */
    private boolean isOver(Segment segment) {
        return isDone(segment) && (segment != writing || isFull(segment) || isLeft(segment));
    }

    private boolean isLeft(Segment segment) {
        return !config.isAlways() && clock.nowMs() - segment.newestMs() >= REST_MS;
    }

    private static boolean isDone(Segment segment) {
        return segment.isAcknowledged() && segment.isRead();
    }

    /** Removes the segment written to if it only rests; false if there was no such one. */
    private boolean removeResting() throws IOException {
        Segment resting = writing;
        boolean rests = resting != null && isDone(resting);
        if (rests) {
            detach(resting);
            resting.delete();
        }
        return rests;
    }

    /** Whether all that was appended was read. */
    public boolean isRead() {
        return !findReading();
    }

    /** What became of its records. */
    public SpoolAccount account() {
        return new SpoolAccount(found, waiting, overflowed, expired, corrupt);
    }

    @Override
    public void close() throws IOException {
        try {
            removeResting();
        } finally {
            for (Segment segment : segments) {
                segment.close();
            }
            folder.close();
        }
    }
}
