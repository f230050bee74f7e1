// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.KnownTemplate;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** goflow2's family of templates. */
final class GoflowTemplates {
    private static final Family TEMPLATES = Family.counter("goflow2_flow_process_nf_templates_total",
        "templates received, of those that are remembered", "router", "version", "obs_domain_id", "template_id",
        "type");

    private GoflowTemplates() {
    }

    /** A series: two listeners may hear of the same template. */
    private record Key(String router, int port, int version, long domain, int id, boolean options) {
        static Key of(KnownTemplate template) {
            return new Key(template.exporter().text(), template.port(), template.version(), template.domain(),
                template.id(), template.isOptions());
        }

        /** That of templates beyond the bound. */
        Key other() {
            return new Key(Router.OTHER, 0, version, 0, 0, options);
        }

        String[] labels() {
            boolean other = router.equals(Router.OTHER);
            String address = router.indexOf(':') >= 0 ? "[" + router + "]" : router;
            return new String[] {other ? router : address + ":" + port, String.valueOf(version),
                other ? router : String.valueOf(domain), other ? router : String.valueOf(id),
                options ? "options_template" : "template"};
        }
    }

    static List<Family> all() {
        return List.of(TEMPLATES);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, int most) throws IOException {
        Map<Key, Long> sums = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                for (KnownTemplate each : worker.remembered().templates()) {
                    Key key = Key.of(each);
                    boolean room = sums.size() < most || sums.containsKey(key);
                    sums.merge(room ? key : key.other(), each.received(), Long::sum);
                }
            }
        }
        to.begin(TEMPLATES);
        for (Map.Entry<Key, Long> each : sums.entrySet()) {
            to.sample(each.getValue(), each.getKey().labels());
        }
    }
}
