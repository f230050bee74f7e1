// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.file.PlainFile;
import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Some blocks of a spool, in a folder of their own: written once from start to end, and read once. Opened when it is
 * written to or read from; until then its state is all that is known of it.
 */
final class Segment implements AutoCloseable {
    private static final String STATE = "state";

    private final Path dir;
    private final long number;
    private final SegmentState state;
    private final Packing packing;
    private HeldFile held;
    private SegmentQueue queue;
    private long readBlocks;
    private long readRecords;
    /** Whether its state tells all that is in it; that of an earlier run may be older than its blocks are. */
    private boolean sounded;

    private Segment(Path dir, long number, SegmentState state, Packing packing, boolean sounded) throws IOException {
        this.sounded = sounded;
        this.dir = dir;
        this.number = number;
        this.state = state;
        this.packing = packing;
        this.held = HeldFile.opened(dir.resolve(STATE));
        this.readBlocks = state.ackedBlocks();
        this.readRecords = state.ackedRecords();
    }

    static Path dir(Path spool, long number) {
        return spool.resolve(String.format("%010d", number));
    }

    /** A new one, ready to be written to. */
    static Segment create(Path spool, long number, Packing packing) throws IOException {
        Path dir = Files.createDirectory(dir(spool, number));
        Segment segment = new Segment(dir, number, SegmentState.create(dir.resolve(STATE)), packing, true);
        try {
            segment.queue = SegmentQueue.create(dir, packing);
            return segment;
        } catch (IOException failure) {
            segment.delete();
            throw failure;
        }
    }

    /** One that an earlier run left. */
    static Segment open(Path spool, long number, Packing packing) throws IOException {
        Path dir = dir(spool, number);
        PlainFile.folder(dir);
        return new Segment(dir, number, SegmentState.open(dir.resolve(STATE)), packing, false);
    }

    static boolean hasState(Path dir) {
        return Files.exists(dir.resolve(STATE));
    }

    /** One whose state cannot be used: all that is in it counts as not read. */
    static Segment openWithoutState(Path spool, long number, Packing packing) throws IOException {
        Path dir = dir(spool, number);
        if (hasState(dir)) {
            Files.move(dir.resolve(STATE), dir.resolve(STATE + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new Segment(dir, number, SegmentState.create(dir.resolve(STATE)), packing, false);
    }

    SpoolPosition append(PackedBlock block) throws IOException {
        SpoolPosition position = new SpoolPosition(number, state.blocks(), state.records());
        queue.append(block);
        state.appended(block.records(), block.size(), block.timeMs());
        return position;
    }

    /** Whether there is a block to be read; its frame's head is read then. */
    boolean next() throws IOException {
        boolean known = readBlocks < state.blocks();
        if (!known && (sounded || SegmentQueue.isBlank(dir))) {
            sounded = true;
            return false;
        }
        open();
        if (queue.next()) {
            return true;
        }
        if (known) {
            throw new CorruptSpoolException(
                "it ends after " + readBlocks + " blocks, " + state.blocks() + " were written");
        }
        sounded = true;
        return false;
    }

    /** Takes the block that {@link #next} found into the state if it is not in it; the records that this adds. */
    int discover() throws IOException {
        if (readBlocks < state.blocks()) {
            return 0;
        }
        state.appended(queue.frame().records(), queue.frame().size(), queue.frame().timeMs());
        return queue.frame().records();
    }

    private void open() throws IOException {
        if (queue == null) {
            queue = SegmentQueue.open(dir, packing);
        }
        if (!queue.isReading()) {
            queue.startReading(readBlocks);
        }
    }

    /** Reads the block that {@link #next} found, into {@code room} or, if that is null, past it. */
    void read(SpoolRoom room) throws IOException {
        queue.read(room);
        readBlocks++;
        readRecords += queue.frame().records();
    }

    BlockFrame frame() {
        return queue.frame();
    }

    /** Where the next block to be read is. */
    SpoolPosition position() {
        return new SpoolPosition(number, readBlocks, readRecords);
    }

    void acknowledge(SpoolPosition upTo) throws IOException {
        if (upTo.block() > state.ackedBlocks()) {
            state.acknowledged(upTo.block(), upTo.records());
        }
    }

    /** Moves the reader to the end: what was not read is not read any more. */
    void skipAll() {
        sounded = true;
        readBlocks = state.blocks();
        readRecords = state.records();
    }

    /** Looks whether its files are still there. */
    void look() {
        held.look();
        if (queue != null) {
            queue.look();
        }
    }

    /** Makes its files anew from what the system still has of them, for reading; false if it has nothing. */
    boolean restore() throws IOException {
        PlainFile.folder(dir);
        if (queue == null || !queue.restore()) {
            return false;
        }
        rest();
        state.restore(dir.resolve(STATE));
        held = HeldFile.opened(dir.resolve(STATE));
        return true;
    }

    /** Whether they are not. */
    boolean isLost() {
        return held.isLost() || queue != null && queue.isLost();
    }

    long number() {
        return number;
    }

    long readBlocks() {
        return readBlocks;
    }

    Path dir() {
        return dir;
    }

    long bytes() {
        return state.bytes();
    }

    long newestMs() {
        return state.newestMs();
    }

    long blocks() {
        return state.blocks();
    }

    long unreadRecords() {
        return state.records() - readRecords;
    }

    boolean isRead() {
        return sounded && readBlocks == state.blocks();
    }

    boolean isAcknowledged() {
        return state.ackedBlocks() == state.blocks();
    }

    /** Closes its queue, which takes memory for all that is in it, until it is read from. */
    void rest() throws IOException {
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }

    @Override
    public void close() throws IOException {
        rest();
        state.close();
    }

    void delete() throws IOException {
        close();
        if (!Files.exists(dir)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(dir);
    }
}
