// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.file.PlainFile;
import io.weir.file.SetAside;
import io.weir.log.Reason;
import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The folder of a spool: its segments by number, its lock, and the room on its disk. */
final class SpoolFolder implements AutoCloseable {
    private static final String NUMBER = "\\d{10}";
    private static final long MOST_RESERVE = 1L << 30;
    private static final int RESERVE_SHARE = 20;
    private static final long SLACK = 1 << 20;

    private final Path dir;
    private FileChannel lock;
    private HeldFile held;
    private final FileStore disk;
    private final long reserve;
    private final Packing packing = new Packing();
    private long last;

    private SpoolFolder(Path dir, FileChannel lock) throws IOException {
        this.dir = dir;
        this.lock = lock;
        this.held = HeldFile.opened(lockFile(dir));
        this.disk = Files.getFileStore(dir);
        // Others write to this disk, too: a spool must not be what fills it.
        this.reserve = Math.min(MOST_RESERVE, disk.getTotalSpace() / RESERVE_SHARE) + SLACK;
    }

    /** The folder, made if it was missing, for this process alone. */
    static SpoolFolder lock(Path dir) throws IOException {
        try {
            return new SpoolFolder(dir, take(dir));
        } catch (IOException unusable) {
            throw new IOException("spool " + dir + ": " + Reason.of(unusable), unusable);
        }
    }

    private static FileChannel take(Path dir) throws IOException {
        PlainFile.folder(dir);
        FileChannel file = PlainFile.open(lockFile(dir), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (!tryLock(file)) {
            file.close();
            throw new IOException("another Weir uses it; give each its own (-data.dir)");
        }
        return file;
    }

    private static Path lockFile(Path dir) {
        return dir.resolve("lock");
    }

    /** Looks whether the folder is still there; makes it anew if not, and is true then. */
    boolean isMadeAnew() throws IOException {
        held.look();
        if (!held.isLost()) {
            return false;
        }
        FileChannel old = lock;
        lock = take(dir);
        held = HeldFile.opened(lockFile(dir));
        old.close();
        return true;
    }

    /** Whether there are segments in a folder that no process has locked. */
    static boolean isLeft(Path dir) {
        Path lock = dir.resolve("lock");
        if (!Files.isDirectory(dir) || !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel file = PlainFile.open(lock, Set.of(StandardOpenOption.WRITE))) {
            return tryLock(file) && !numbers(dir).isEmpty();
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean tryLock(FileChannel file) throws IOException {
        try {
            FileLock held = file.tryLock();
            return held != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    /** What earlier runs left, oldest first; what is read again, as nothing says how far it was, is told. */
    List<Segment> segments(Consumer<String> warnings) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (long number : numbers(dir)) {
            last = number;
            try {
                segments.add(open(number, warnings));
            } catch (IOException unusable) {
                warnings.accept(setAside(Segment.dir(dir, number)) + ": " + Reason.of(unusable)
                    + "; its records are lost, they are not counted");
            }
        }
        return segments;
    }

    private Segment open(long number, Consumer<String> warnings) throws IOException {
        try {
            return Segment.open(dir, number, packing);
        } catch (CorruptSpoolException unknown) {
            Path segment = Segment.dir(dir, number);
            boolean isBlank = SegmentQueue.isBlank(segment);
            if (isBlank && Segment.hasState(segment)) {
                throw unknown;
            }
            if (!isBlank) {
                warnings.accept(segment + ": " + Reason.of(unknown)
                    + "; all its records are sent, some of them perhaps again");
            }
            return Segment.openWithoutState(dir, number, packing);
        }
    }

    private static List<Long> numbers(Path dir) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().matches(NUMBER)) {
                    numbers.add(Long.valueOf(entry.getFileName().toString()));
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }

    Segment create() throws IOException {
        if (!hasRoom(0)) {
            throw new IOException("no room on its disk; " + reserve / SLACK + " MiB are left to others");
        }
        return Segment.create(dir, ++last, packing);
    }

    /** Whether the disk has room for so many bytes and what is left to others. */
    boolean hasRoom(int size) throws IOException {
        return disk.getUsableSpace() - size > reserve;
    }

    /** Keeps a segment that cannot be read, under a name that says so. */
    Path setAside(Segment segment, IOException why) throws IOException {
        try {
            segment.close();
        } catch (IOException broken) {
            why.addSuppressed(broken);
        }
        return setAside(segment.dir());
    }

    private Path setAside(Path segment) throws IOException {
        return SetAside.move(segment, "corrupt-" + segment.getFileName());
    }

    /** Packs the blocks of its segments. */
    Packing packing() {
        return packing;
    }

    @Override
    public void close() throws IOException {
        packing.close();
        lock.close();
    }
}
