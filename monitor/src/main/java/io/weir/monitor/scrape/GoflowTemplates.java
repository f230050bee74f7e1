// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.KnownTemplate;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** goflow2's family of templates: as many series as are allowed, the rest summed up. A scrape's thread. */
final class GoflowTemplates {
    private static final Family TEMPLATES = Family.counter("goflow2_flow_process_nf_templates_total",
        "templates received, of those that are remembered", "router", "version", "obs_domain_id", "template_id",
        "type");
    private static final byte[] ROUTER = ascii(TEMPLATES.name() + "{router=\"");
    private static final byte[] BRACKET = ascii("[");
    private static final byte[] BRACKET_PORT = ascii("]:");
    private static final byte[] PORT = ascii(":");
    private static final byte[] VERSION = ascii("\",version=\"");
    private static final byte[] DOMAIN = ascii("\",obs_domain_id=\"");
    private static final byte[] ID = ascii("\",template_id=\"");
    private static final byte[] DATA = ascii("\",type=\"template\"} ");
    private static final byte[] OPTIONS = ascii("\",type=\"options_template\"} ");

    private final int most;
    private final Map<TemplateSum, TemplateSum> sums = new HashMap<>();
    private final List<TemplateSum> inOrder = new ArrayList<>();
    /** Templates without series of their own, by protocol: data templates, and options templates. */
    private final long[][] others = new long[Protocol.count()][2];

    private GoflowTemplates(int most) {
        this.most = most;
    }

    static List<Family> all() {
        return List.of(TEMPLATES);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, int most) throws IOException {
        GoflowTemplates templates = new GoflowTemplates(most);
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                worker.remembered().templates().forEach(templates::add);
            }
        }
        templates.write(to);
    }

    private void add(KnownTemplate template) {
        TemplateSum first = new TemplateSum(template);
        TemplateSum known = sums.get(first);
        if (known != null) {
            known.add(template);
        } else if (inOrder.size() < most) {
            first.add(template);
            sums.put(first, first);
            inOrder.add(first);
        } else {
            others[template.protocol().ordinal()][template.isOptions() ? 1 : 0] += template.received();
        }
    }

    private void write(MetricsText to) throws IOException {
        to.begin(TEMPLATES);
        for (TemplateSum each : inOrder) {
            line(to, each.template());
            to.end(each.received());
        }
        for (Protocol each : Protocol.all()) {
            other(to, each, "template", others[each.ordinal()][0]);
            other(to, each, "options_template", others[each.ordinal()][1]);
        }
    }

    private static void other(MetricsText to, Protocol of, String type, long received) throws IOException {
        if (received > 0) {
            to.sample(received, Router.OTHER, String.valueOf(of.version()), Router.OTHER, Router.OTHER, type);
        }
    }

    private static void line(MetricsText to, KnownTemplate template) throws IOException {
        boolean ipv4 = template.exporter().address().length == 4;
        to.part(ROUTER);
        if (!ipv4) {
            to.part(BRACKET);
        }
        to.part(template.exporter().ascii());
        to.part(ipv4 ? PORT : BRACKET_PORT);
        to.part(template.port());
        to.part(VERSION);
        to.part(template.protocol().version());
        to.part(DOMAIN);
        to.part(template.domain());
        to.part(ID);
        to.part(template.id());
        to.part(template.isOptions() ? OPTIONS : DATA);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
