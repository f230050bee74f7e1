// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Envelope;
import io.weir.watch.HeldFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/** Appends blocks to the files of a journal. One thread at a time. */
final class JournalWriter implements Closeable {
    /** Chronicle's table of the folder: its locks and the like. */
    static final String TABLE = "metadata.cq4t";
    private static final int TABLE_BYTES = 128 << 10;
    /** More than a new file's head with Chronicle's first indexes. */
    private static final int FILE_HEAD = 128 << 10;
    /** More than Chronicle's end mark. */
    private static final int END_MARK = 64;
    /** More than an index that Chronicle may put before a block. */
    private static final int INDEX = 128 << 10;

    private final CycleFiles files;
    private final ForwardClock clock;
    private final boolean durable;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private volatile OpenCycle open;
    private int cycle;
    private volatile long end;
    private OpenCycle left;
    private long leftEnd;

    /** A writer that goes on as {@code state} says; {@code durable} if files are to be forced when they are left. */
    JournalWriter(OpenedJournal state, ForwardClock clock, boolean durable) throws IOException {
        this.files = state.files();
        this.clock = clock;
        this.durable = durable;
        this.cycle = state.cycle();
        if (cycle >= 0) {
            end = state.end();
            open = OpenCycle.open(files.file(cycle), end);
        }
        allocateTable();
        queue = ChronicleSetup.open(files, clock);
        appender = queue.createAppender();
        // With one sink the workers call in turn, under the sink's lock.
        appender.singleThreadedCheckDisabled(true);
    }

    /** Chronicle maps its table too: a new one gets its room before. */
    private void allocateTable() throws IOException {
        Path table = files.dir().resolve(TABLE);
        if (!Files.exists(table)) {
            Files.write(table, new byte[TABLE_BYTES]);
        }
    }

    /** Appends a block: an envelope, then the bytes {@code from} to {@code to} of {@code array}. */
    void append(byte[] head, byte[] array, int from, int to) throws IOException {
        int now = files.roll().cycleAt(clock.currentTimeMillis());
        if (open == null || now != cycle) {
            roll(now);
        }
        open.allocate(end + INDEX + Envelope.LENGTH + to - from);
        try (DocumentContext excerpt = appender.writingDocument()) {
            boolean complete = false;
            try {
                Bytes<?> bytes = excerpt.wire().bytes();
                bytes.write(head, 0, Envelope.LENGTH);
                bytes.write(array, from, to - from);
                end = bytes.writePosition();
                complete = true;
            } finally {
                if (!complete) {
                    excerpt.rollbackOnClose();
                }
            }
        }
        if (left != null) {
            leave();
        }
    }

    /** Chronicle has put its end mark into the file before: it will not be written again. */
    private void leave() throws IOException {
        OpenCycle ended = left;
        left = null;
        try (ended) {
            ended.trim(leftEnd + END_MARK);
            if (durable) {
                ended.force();
            }
        }
    }

    /** Goes on in another file; what cannot be allocated in it leaves the writer where it was. */
    private void roll(int to) throws IOException {
        Path path = files.file(to);
        if (Files.exists(path) && NewestFile.of(path).state() != NewestFile.State.EMPTY) {
            throw new IllegalStateException(path + " is there already, by someone else");
        }
        OpenCycle next = OpenCycle.open(path, 0);
        try {
            next.allocate(FILE_HEAD + INDEX);
            if (durable) {
                next.forceName();
            }
        } catch (IOException full) {
            next.close();
            throw full;
        }
        left = open;
        leftEnd = end;
        open = next;
        cycle = to;
        end = FILE_HEAD;
    }

    /** Forces what was appended to the disk; any thread. */
    void force() throws IOException {
        OpenCycle current = open;
        while (current != null) {
            try {
                current.force();
                return;
            } catch (ClosedChannelException left) {
                // The writer forced it when it left it; the one it went on to is not forced yet.
                if (current == open) {
                    throw left;
                }
                current = open;
            }
        }
    }

    /** The file being written, or null if none is yet; any thread. */
    HeldFile held() {
        OpenCycle current = open;
        return current == null ? null : current.held();
    }

    /** The cycle being written, or -1 if none is yet. */
    int cycle() {
        return open == null ? -1 : cycle;
    }

    /** Bytes in use of the file being written. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        try {
            appender.close();
            queue.close();
        } finally {
            if (left != null) {
                left.close();
            }
            if (open != null) {
                if (durable) {
                    open.force();
                }
                open.close();
            }
        }
    }
}
