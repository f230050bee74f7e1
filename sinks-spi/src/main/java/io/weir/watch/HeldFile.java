// SPDX-License-Identifier: Apache-2.0
package io.weir.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file that Weir has open, and whether its name still leads to it: by device and inode, which no other file can have
 * as long as it is open. One thread looks, any asks.
 */
public final class HeldFile {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /** A tool that moves a file away and makes a new one has this many looks to do both. */
    private static final int LOOKS = 2;

    private final Path path;
    private final Object key;
    private volatile int missed;

    private HeldFile(Path path, Object key) {
        this.path = path;
        this.key = key;
    }

    /**
     * The file of that name, which was just opened.
     *
     * @throws IOException if there is none
     */
    public static HeldFile opened(Path path) throws IOException {
        return new HeldFile(path, key(path));
    }

    /** Null where the system does not tell files apart. */
    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Looks at the name now; whether it leads to the file. */
    public boolean look() {
        boolean there = isThere();
        missed = there ? 0 : missed + 1;
        return there;
    }

    private boolean isThere() {
        try {
            Object now = key(path);
            return now == null || now.equals(key);
        } catch (AccessDeniedException unknown) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether several looks in a row did not find it. */
    public boolean isLost() {
        return missed >= LOOKS;
    }

    /** Its name. */
    public Path path() {
        return path;
    }

    /** Another path to the file itself, whatever became of its name; empty where the system gives none. */
    public Optional<Path> descriptor() {
        if (key == null || !Files.isDirectory(DESCRIPTORS)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path each : all) {
                if (isThis(each)) {
                    return Optional.of(each);
                }
            }
        } catch (IOException unknown) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private boolean isThis(Path descriptor) {
        try {
            return key.equals(key(descriptor));
        } catch (IOException closed) {
            return false;
        }
    }

    /** Whether it has no name any more, so that nobody can read what is in it. */
    public boolean isDeleted() {
        return descriptor().map(HeldFile::links).orElse(1) == 0;
    }

    private static int links(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:nlink");
        } catch (IOException | UnsupportedOperationException unknown) {
            return 1;
        }
    }
}
