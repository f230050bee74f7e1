// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.saved.SavedExporter;
import io.weir.engine.decode.Worker;
import io.weir.engine.receive.Shard;
import java.util.ArrayList;
import java.util.List;

/** Gives each worker the exporters that its listener heard and that the socket's threads will give it. */
final class StateShares {
    private static final byte[] NO_PAYLOAD = new byte[0];

    private final List<Kept> sources;
    private final List<KeptExporter> kept;
    private final long oldestNs;
    private int given;

    /** Of {@code kept} those that were heard at {@code oldestNs} or later. */
    StateShares(List<Kept> sources, List<KeptExporter> kept, long oldestNs) {
        this.sources = sources;
        this.kept = kept;
        this.oldestNs = oldestNs;
    }

    /** Before the sockets open; gives how many exporters were given. */
    int give() {
        for (Kept source : sources) {
            List<List<SavedExporter>> shares = shares(source);
            for (int i = 0; i < shares.size(); i++) {
                restore(source.workers().get(i), shares.get(i));
            }
        }
        return given;
    }

    private List<List<SavedExporter>> shares(Kept source) {
        Shard shard = Shard.byAddress(source.workers().size());
        List<List<SavedExporter>> shares = new ArrayList<>();
        source.workers().forEach(worker -> shares.add(new ArrayList<>()));
        for (KeptExporter each : kept) {
            SavedExporter exporter = each.exporter();
            if (isFor(source, each) && exporter.seenNs() >= oldestNs) {
                shares.get(shard.shard(exporter.hi(), exporter.lo(), 0, NO_PAYLOAD, 0, 0)).add(exporter);
            }
        }
        return shares;
    }

    /** Where a listener's port changed, the first one takes over what no other claims. */
    private boolean isFor(Kept source, KeptExporter each) {
        boolean claimed = sources.stream().anyMatch(other -> other.port() == each.listener());
        return claimed ? source.port() == each.listener() : source == sources.get(0);
    }

    private void restore(Worker worker, List<SavedExporter> share) {
        if (!share.isEmpty()) {
            worker.ask(decoder -> {
                share.forEach(decoder::restore);
                return share;
            }).join();
            given += share.size();
        }
    }

    /** How many are too old. */
    long expired() {
        return kept.stream().filter(each -> each.exporter().seenNs() < oldestNs).count();
    }
}
