// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.engine.config.ListenerConfig;
import io.weir.file.PlainFile;
import io.weir.log.Event;
import io.weir.log.Reason;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of state that Weir chooses itself: each set of listeners has its own. Ports change, so those that no
 * start will use any more are removed.
 */
public final class StateFolders {
    private static final Logger LOG = LoggerFactory.getLogger(StateFolders.class);
    private static final Pattern OURS = Pattern.compile(StateLock.NAME + "|" + Pattern.quote(StateFile.NAME)
        + "(\\.new|" + Pattern.quote(StateFile.BAD) + "(-\\d+)?)?");

    /** What the service's own configuration, weir.env, had as {@code -state.dir} before there was {@code -data.dir}. */
    private static final String SERVICE = "state";
    private static final String AND = "+";
    private static final Pattern PORT = Pattern.compile("(?<=-)\\d{1,5}$");

    private StateFolders() {
    }

    /**
     * The name of the folder for a set of listeners: what one collector learned must not get into another's that only
     * has the same distribution.
     */
    public static String name(List<ListenerConfig> listeners) {
        return listeners.stream().map(StateFolders::name).distinct().collect(Collectors.joining(AND));
    }

    private static String name(ListenerConfig listener) {
        String host = listener.host().isEmpty() ? "" : listener.host().replaceAll("[^A-Za-z0-9.]", "_") + "-";
        return listener.scheme() + "-" + host + listener.port();
    }

    /**
     * Ports of the listeners that two folders have in common, by their names; {@link #SERVICE} is for any.
     *
     * @param own a folder that {@link #name} names
     */
    static Set<Integer> common(Path own, Path other) {
        Set<String> names = new HashSet<>(names(own));
        if (!other.endsWith(SERVICE)) {
            names.retainAll(names(other));
        }
        return names.stream().map(name -> PORT.matcher(name)).filter(Matcher::find)
            .map(port -> Integer.valueOf(port.group())).collect(Collectors.toSet());
    }

    private static List<String> names(Path folder) {
        return List.of(folder.getFileName().toString().split(Pattern.quote(AND)));
    }

    /** The folders beside {@code own} and those in {@code former}, which may be null, that hold state. */
    static List<Path> others(Path own, Path former) throws IOException {
        Path data = own.toAbsolutePath().getParent();
        List<Path> others = in(data);
        others.removeIf(each -> each.getFileName().equals(own.getFileName()));
        if (former != null && !former.toAbsolutePath().equals(data)) {
            others.addAll(in(former));
        }
        return others;
    }

    private static List<Path> in(Path data) throws IOException {
        List<Path> holding = Files.isDirectory(data) ? PlainFile.folders(data) : new ArrayList<>();
        holding.removeIf(each -> !Files.exists(each.resolve(StateFile.NAME)));
        return holding;
    }

    /**
     * Removes the folders in {@code data} that {@link #name} names and that hold nothing but state, older than
     * {@code maxAge} and not in use. What cannot be removed stays; the collector's thread, before it keeps state.
     */
    public static void sweep(Path data, Duration maxAge) {
        sweep(data, maxAge, TrustedClock.host());
    }

    static void sweep(Path data, Duration maxAge, TrustedClock clock) {
        if (!Files.isDirectory(data)) {
            return;
        }
        try {
            List<Path> folders = PlainFile.folders(data).stream().filter(StateFolders::isNamedByWeir).toList();
            for (Path folder : folders) {
                Path file = folder.resolve(StateFile.NAME);
                if (Files.exists(file)) {
                    clock.found("the state in " + folder, Files.getLastModifiedTime(file).toMillis());
                }
            }
            if (clock.doubt().isEmpty()) {
                Instant oldest = Instant.ofEpochMilli(clock.nowMs()).minus(maxAge);
                folders.forEach(folder -> sweep(folder, oldest));
            }
        } catch (IOException e) {
            stays(data, e);
        }
    }

    /** One that the user named stays, whatever is in it. */
    private static boolean isNamedByWeir(Path folder) {
        return names(folder).stream().allMatch(name -> PORT.matcher(name).find());
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
                if (!OURS.matcher(file.getFileName().toString()).matches()
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
