// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.file.PlainFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The places of named readers: a file each in {@code DIR/readers}, which holds the position of the first record not yet
 * read. Retention by age keeps what a named reader still needs; a reader that is no longer wanted is forgotten with
 * {@link #remove}. Any thread; one at a time per name.
 */
public final class ReaderPlaces {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private static final int MOST_BYTES = 256;

    private final Path folder;

    /** The places of the readers of the journal in {@code dir}. */
    public ReaderPlaces(Path dir) {
        folder = dir.resolve("readers");
    }

    /** Whether a reader may have that name: letters, digits, hyphens and underscores, at most 64. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The place of a reader, or null if it has none yet; {@link Position#START} if it is damaged, as by a power cut: it
     * may need all there is, and reads some records again rather than miss one.
     */
    public Position read(String name) throws IOException {
        Path file = PlainFile.own(folder.resolve(checked(name)));
        try {
            return Files.size(file) > MOST_BYTES ? Position.START
                : Position.parse(PlainFile.text(file, MOST_BYTES).strip());
        } catch (IllegalArgumentException | CharacterCodingException damaged) {
            return Position.START;
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Whether a reader has a place that cannot be understood. */
    public boolean isDamaged(String name) throws IOException {
        Path file = folder.resolve(checked(name));
        return Position.START.equals(read(name)) && !Files.readString(file, StandardCharsets.ISO_8859_1).strip()
            .equals(Position.START.toString());
    }

    /** What stands in the place's place, a link say, must not keep retention from the rest. */
    private Position placeOrStart(String name) throws IOException {
        try {
            return read(name);
        } catch (FileSystemException refused) {
            return Position.START;
        }
    }

    /**
     * Makes sure that the place of a reader can be kept, without changing it: to be called before the first record.
     *
     * @throws IOException if it cannot, as for want of permission
     */
    public void prepare(String name) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + checked(name) + ".new");
        PlainFile.write(draft, "");
        Files.delete(draft);
    }

    /** Sets the place of a reader; a crash leaves the old one or the new. */
    public void write(String name, Position next) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + checked(name) + ".new");
        PlainFile.write(draft, next + "\n");
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets a reader; false if there was none. */
    public boolean remove(String name) throws IOException {
        return Files.deleteIfExists(folder.resolve(checked(name)));
    }

    /** The places of all readers, by name; a damaged one counts as the start, so that it holds nobody else up. */
    public SortedMap<String, Position> all() throws IOException {
        SortedMap<String, Position> places = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return places;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : files.map(file -> file.getFileName().toString()).filter(ReaderPlaces::isName).toList()) {
                Position place = placeOrStart(name);
                if (place != null) {
                    places.put(name, place);
                }
            }
        }
        return places;
    }

    private static String checked(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no reader's name: letters, digits, - and _ only");
        }
        return name;
    }
}
