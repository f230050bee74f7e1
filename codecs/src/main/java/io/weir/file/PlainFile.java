// SPDX-License-Identifier: Apache-2.0
package io.weir.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens files only where a plain file is: a named pipe in its place would hold a thread for ever, a device be read
 * without end, and a symbolic link lead a write into somebody else's file. Any thread.
 *
 * <p>What users name to be read may be a link, as secrets of Kubernetes are; what Weir keeps for itself may not. All
 * methods throw {@link FileSystemException} with a reason in words.
 */
public final class PlainFile {
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;
    private static final LinkOption[] FOLLOWED = {};
    private static final LinkOption[] AS_IT_IS = {LinkOption.NOFOLLOW_LINKS};

    private PlainFile() {
    }

    /**
     * Refuses a pipe, a socket or a device, also behind a link. What is not there, and a folder, passes: opening it
     * says so.
     *
     * @return the same path
     */
    public static Path toRead(Path file) throws IOException {
        check(file, "", FOLLOWED);
        return file;
    }

    /** The same for a file that Weir keeps for itself: a link is refused, too. */
    public static Path own(Path file) throws IOException {
        check(file, file.getFileName() + " ", AS_IT_IS);
        return file;
    }

    private static void check(Path file, String who, LinkOption... links) throws IOException {
        BasicFileAttributes there;
        try {
            there = Files.readAttributes(file, BasicFileAttributes.class, links);
        } catch (NoSuchFileException none) {
            return;
        }
        if (!there.isRegularFile() && !there.isDirectory()) {
            throw new FileSystemException(file.toString(), null, who + kind(file, there, links));
        }
    }

    private static String kind(Path file, BasicFileAttributes there, LinkOption... links) throws IOException {
        if (there.isSymbolicLink()) {
            return "is a symbolic link, which Weir does not follow here: put the file itself there, or remove the link";
        }
        int type = (int) Files.getAttribute(file, "unix:mode", links) & TYPE;
        return type == PIPE ? "is a named pipe, not a file"
            : type == SOCKET ? "is a socket, not a file" : "is a device, not a file";
    }

    /** Opens a file that Weir keeps for itself; the system refuses a link that took its place meanwhile. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(own(file), all, attributes);
    }

    /** Makes a file that Weir keeps for itself; what was in its place, a link too, is removed and not written to. */
    public static FileChannel create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** The same for a short text. */
    public static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * The text, in UTF-8, of a short file that Weir keeps for itself.
     *
     * @param most bytes of it; more than these are a fault
     */
    public static String text(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(own(file), LinkOption.NOFOLLOW_LINKS)) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw new FileSystemException(file.toString(), null, "is larger than " + most + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
        }
    }

    /** Makes a folder where there is none, and refuses one that holds anything but files and folders. */
    public static void folder(Path dir) throws IOException {
        Files.createDirectories(dir);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(dir)) {
            for (Path each : all) {
                own(each);
            }
        }
    }

    /** The entries of a folder that are folders themselves, links to others left out. */
    public static List<Path> folders(Path dir) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all =
            Files.newDirectoryStream(dir, each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
            all.forEach(found::add);
        }
        return found;
    }
}
