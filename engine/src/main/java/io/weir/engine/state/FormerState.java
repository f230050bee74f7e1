// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.log.Event;
import io.weir.log.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was kept for other sets of listeners with some of ours: a listener was added, or taken away, and what its
 * exporters had sent is still true. The collector's thread, before the sockets open.
 *
 * <p>Files are only read, as they are replaced as a whole, and without their lock: another Weir may go on with them, as
 * when the new one is started before the old one stops.
 */
final class FormerState {
    private static final Logger LOG = LoggerFactory.getLogger(FormerState.class);

    private final List<Path> files = new ArrayList<>();
    private final Map<Key, KeptExporter> exporters = new HashMap<>();

    private record Key(int listener, long hi, long lo, int scope) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::hi).thenComparingLong(Key::lo)
            .thenComparingInt(Key::scope).thenComparingInt(Key::listener);

        static Key of(KeptExporter kept) {
            return new Key(kept.listener(), kept.exporter().hi(), kept.exporter().lo(), kept.exporter().scope());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private FormerState() {
    }

    /**
     * All that folders beside {@code own}, and in {@code former} unless that is null, have of its listeners. What
     * cannot be read is told and left where it is.
     */
    static FormerState of(Path own, Path former) {
        FormerState all = new FormerState();
        try {
            for (Path each : StateFolders.others(own, former)) {
                all.add(new StateFile(each), StateFolders.common(own, each));
            }
        } catch (IOException e) {
            unreadable(own.toAbsolutePath().getParent(), e);
        }
        return all;
    }

    private void add(StateFile file, Set<Integer> ports) {
        if (ports.isEmpty()) {
            return;
        }
        try {
            List<KeptExporter> kept =
                file.read().stream().filter(each -> ports.contains(each.listener())).toList();
            if (!kept.isEmpty()) {
                kept.forEach(each -> exporters.merge(Key.of(each), each, FormerState::newer));
                files.add(file.path());
            }
        } catch (IOException e) {
            unreadable(file.path(), e);
        }
    }

    /** An exporter may be in several files: that of a set that was in use longer ago is older. */
    private static KeptExporter newer(KeptExporter one, KeptExporter other) {
        return other.exporter().seenNs() > one.exporter().seenNs() ? other : one;
    }

    private static void unreadable(Path file, IOException why) {
        Event.STATE_UNREADABLE.to(LOG).addKeyValue("file", file).addKeyValue("cause", Reason.of(why))
            .log("the state of other listeners cannot be read, Weir starts without it");
    }

    /** The files in which there was anything, in no order. */
    List<Path> files() {
        return files;
    }

    /** The exporters, in no order, each once. */
    List<KeptExporter> exporters() {
        return new ArrayList<>(exporters.values());
    }
}
