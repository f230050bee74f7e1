// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.log.Event;
import io.weir.log.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes folders of state that no start will use any more: each set of listeners has its own, and ports change. */
public final class StateFolders {
    private static final Logger LOG = LoggerFactory.getLogger(StateFolders.class);
    private static final Set<String> OURS =
        Set.of(StateLock.NAME, StateFile.NAME, StateFile.NAME + ".new", StateFile.NAME + ".bad");

    private StateFolders() {
    }

    /**
     * Removes the folders in {@code data} that hold nothing but state, older than {@code maxAge} and not in use. What
     * cannot be removed stays; the collector's thread, before it keeps state itself.
     */
    public static void sweep(Path data, Duration maxAge) {
        if (!Files.isDirectory(data)) {
            return;
        }
        Instant oldest = Instant.now().minus(maxAge);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(data, Files::isDirectory)) {
            folders.forEach(folder -> sweep(folder, oldest));
        } catch (IOException e) {
            stays(data, e);
        }
    }

    private static void stays(Path dir, IOException why) {
        Event.STATE_FOLDER_STAYS.to(LOG).addKeyValue("dir", dir).addKeyValue("cause", Reason.of(why))
            .log("old state stays");
    }

    private static void sweep(Path folder, Instant oldest) {
        try {
            List<Path> files = state(folder, oldest);
            if (!files.isEmpty()) {
                remove(folder, files);
            }
        } catch (IOException e) {
            stays(folder, e);
        }
    }

    /** The files of a folder if all of them are old state, else none. */
    private static List<Path> state(Path folder, Instant oldest) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (!OURS.contains(file.getFileName().toString())
                    || Files.getLastModifiedTime(file).toInstant().isAfter(oldest)) {
                    return List.of();
                }
                files.add(file);
            }
        }
        return files;
    }

    private static void remove(Path folder, List<Path> files) throws IOException {
        StateLock lock = StateLock.take(folder);
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder.resolve(StateLock.NAME));
            Files.deleteIfExists(folder);
        } finally {
            lock.close();
        }
    }
}
