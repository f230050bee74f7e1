// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.state.ExporterCounts;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All exporters at the moment of a scrape, at most so many with a name of their own; the scrape's thread. */
final class Routers {
    private final List<Router> all = new ArrayList<>();
    private final Map<String, Router> byName = new HashMap<>();

    private record Part(int listener, ExporterCounts counts, long firstNs) {
    }

    private Routers() {
    }

    /** Those with series of their own are the {@code most} that came first, so that series do not come and go. */
    static Routers of(List<ListenerAccount> listeners, int most) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < listeners.size(); i++) {
            for (WorkerAccount worker : listeners.get(i).workers()) {
                for (ExporterCounts each : worker.remembered().exporters()) {
                    parts.add(new Part(i, each, each.firstNs()));
                }
            }
        }
        if (parts.size() > most) {
            parts.sort(Comparator.comparingLong(Part::firstNs));
        }
        Routers routers = new Routers();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String name = i < most ? part.counts().exporter().text() : Router.OTHER;
            routers.named(name).add(part.listener(), part.counts());
        }
        return routers;
    }

    private Router named(String name) {
        Router known = byName.get(name);
        if (known != null) {
            return known;
        }
        Router first = new Router(name);
        byName.put(name, first);
        all.add(first);
        return first;
    }

    /** All, {@link Router#OTHER} included if there are others. */
    List<Router> all() {
        return all;
    }

    /** The label of an agent behind an address: itself where it is counted apart. */
    String agentLabel(String address, String agent) {
        Router router = byName.get(address);
        return router != null && router.agents().containsKey(agent) ? agent : Router.OTHER;
    }

    /** The label of an address: itself, or that of the others. */
    String label(String address) {
        return byName.containsKey(address) ? address : Router.OTHER;
    }
}
