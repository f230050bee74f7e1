// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.log.Reason;
import io.weir.watch.HeldFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The Chronicle queue of one segment. It never rolls: its clock stands still. The first excerpt only names the format;
 * writing it makes the file.
 *
 * <p>The file is sparse and mapped, so a disk that fills up would show as a fault in the midst of a copy. Therefore the
 * bytes ahead are written as zeros first, in the ordinary way, which says when there is no room.
 */
final class SegmentQueue implements AutoCloseable {
    private static final String ANY_FORMAT = "weir-spool-";
    private static final String FIRST_FORMAT = ANY_FORMAT + "1";
    private static final String FORMAT = ANY_FORMAT + "2";
    private static final long FILE_BLOCK = 32L << 20;
    private static final int AHEAD = 256 << 10;
    private static final int HEAD = 200;
    private static final int HEADER = 4;
    /** The highest byte of the header of Chronicle's own head, as of a complete one. */
    private static final char OWN = 0x40;
    private static final byte[] ZEROS = new byte[AHEAD];

    private final Path dir;
    private final ChronicleQueue queue;
    private final BlockFrame frame;
    private ExcerptAppender appender;
    /** No channel: those are closed by an interrupt. */
    private RandomAccessFile file;
    private HeldFile held;
    private long allocated;
    private ExcerptTailer tailer;
    private DocumentContext found;

    private SegmentQueue(Path dir, ChronicleQueue queue, Packing packing) {
        this.dir = dir;
        this.queue = queue;
        this.frame = new BlockFrame(packing);
    }

    static SegmentQueue create(Path dir, Packing packing) throws IOException {
        return guarded(() -> {
            SegmentQueue made = new SegmentQueue(dir, build(dir), packing);
            made.startWriting();
            return made;
        });
    }

    static SegmentQueue open(Path dir, Packing packing) throws IOException {
        // Chronicle would wait many seconds for a head that somebody still writes.
        if (!isBegun(dir)) {
            throw new CorruptSpoolException("its head is damaged");
        }
        return guarded(() -> {
            SegmentQueue found = new SegmentQueue(dir, build(dir), packing);
            found.hold();
            return found;
        });
    }

    /** Whether nothing was ever written into a segment: its maker died before. */
    static boolean isBlank(Path dir) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*.cq4")) {
            for (Path each : files) {
                if (!isBlankFile(each)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isBegun(Path dir) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*.cq4")) {
            for (Path each : files) {
                try (InputStream in = Files.newInputStream(each)) {
                    String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                    return head.startsWith("\u00b9\u0006header", HEADER) && head.charAt(HEADER - 1) == OWN
                        && head.contains("SCQStore") && head.contains("writePosition");
                }
            }
        }
        return false;
    }

    private static boolean isBlankFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(AHEAD);
            while (bytes.length > 0 && Arrays.equals(bytes, 0, bytes.length, ZEROS, 0, bytes.length)) {
                bytes = in.readNBytes(AHEAD);
            }
            return bytes.length == 0;
        }
    }

    private static ChronicleQueue build(Path dir) {
        return SingleChronicleQueueBuilder.binary(dir.toFile()).rollCycle(LegacyRollCycles.MINUTELY)
            .blockSize(FILE_BLOCK).timeProvider(() -> 0).build();
    }

    private void startWriting() throws IOException {
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        try (DocumentContext excerpt = appender.writingDocument()) {
            excerpt.wire().bytes().writeUtf8(FORMAT);
        }
        hold();
        file = new RandomAccessFile(held.path().toFile(), "rw");
        allocated = appender.wire().bytes().writePosition();
    }

    /** Remembers its only file, if there is one. */
    private void hold() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*.cq4")) {
            for (Path only : files) {
                held = HeldFile.opened(only);
            }
        }
    }

    /** Puts a copy of its file where that was, as far as the system still shows it; false if it does not. */
    boolean restore() throws IOException {
        Optional<Path> open = held == null ? Optional.empty() : held.descriptor();
        if (open.isPresent()) {
            Files.copy(open.get(), held.path(), StandardCopyOption.REPLACE_EXISTING);
        }
        return open.isPresent();
    }

    void append(PackedBlock block) throws IOException {
        allocate(appender.wire().bytes().writePosition() + block.size() + AHEAD);
        guarded(() -> {
            try (DocumentContext excerpt = appender.writingDocument()) {
                block.writeTo(excerpt.wire().bytes());
            }
            return null;
        });
    }

    private void allocate(long end) throws IOException {
        while (allocated < end) {
            file.seek(allocated);
            file.write(ZEROS);
            allocated += AHEAD;
        }
    }

    void look() {
        if (held != null) {
            held.look();
        }
    }

    /** Whether its file has another name now, or none. */
    boolean isLost() {
        return held != null && held.isLost();
    }

    boolean isReading() {
        return tailer != null;
    }

    void startReading(long fromBlock) throws IOException {
        tailer = guarded(queue::createTailer);
        tailer.singleThreadedCheckDisabled(true);
        try (DocumentContext first = guarded(tailer::readingDocument)) {
            check(first.isPresent() ? guarded(() -> first.wire().bytes().readUtf8()) : null);
        }
        for (long i = 0; i < fromBlock && next(); i++) {
            endExcerpt();
        }
    }

    /** What the first form had is read, too. */
    private void check(String format) throws CorruptSpoolException {
        if (format == null || !format.startsWith(ANY_FORMAT)) {
            throw new CorruptSpoolException("something else than a spool");
        }
        if (!format.equals(FORMAT) && !format.equals(FIRST_FORMAT)) {
            throw CorruptSpoolException.ofOtherVersion("its form is " + format
                + ", which another version of Weir reads: for that name it " + dir.getFileName() + " again");
        }
    }

    /** Whether there is a block; its head is read. The same one if it was not read yet. */
    boolean next() throws IOException {
        if (found == null) {
            DocumentContext excerpt = guarded(tailer::readingDocument);
            if (!excerpt.isPresent()) {
                excerpt.close();
                return false;
            }
            found = excerpt;
            guarded(() -> {
                frame.readHead(excerpt.wire().bytes());
                return null;
            });
        }
        return true;
    }

    void read(SpoolRoom room) throws IOException {
        if (room != null) {
            guarded(() -> {
                frame.readBody(found.wire().bytes(), room);
                return null;
            });
        }
        endExcerpt();
    }

    private void endExcerpt() {
        found.close();
        found = null;
    }

    BlockFrame frame() {
        return frame;
    }

    @Override
    public void close() throws IOException {
        guarded(() -> {
            if (found != null) {
                endExcerpt();
            }
            queue.close();
            return null;
        });
        if (file != null) {
            file.close();
        }
    }

    /** Chronicle says what is wrong with files by exceptions and errors of many kinds. */
    private static <T> T guarded(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (RuntimeException | AssertionError | InternalError unusable) {
            throw new IOException(Reason.of(unusable), unusable);
        }
    }

    /** A call into Chronicle. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }
}
