// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SetKind;
import io.weir.engine.metrics.ListenerAccount;
import java.io.IOException;
import java.util.List;

/** goflow2's families of what datagrams of an exporter held. */
final class GoflowProcess {
    private static final String PREFIX = "goflow2_flow_";
    /** What flowsets are. */
    private static final SetKind[] KINDS =
        {SetKind.TEMPLATES, SetKind.OPTIONS_TEMPLATES, SetKind.DATA, SetKind.OPTIONS_DATA};
    /** The protocols of the families of NetFlow, told apart by version. */
    private static final Protocol[] NETFLOW = {Protocol.NETFLOW_V1, Protocol.NETFLOW_V5, Protocol.NETFLOW_V7,
        Protocol.NETFLOW_V9, Protocol.IPFIX};
    /** All that Weir decodes by itself. */
    private static final Protocol[] DECODED = {Protocol.NETFLOW_V1, Protocol.NETFLOW_V5, Protocol.NETFLOW_V7,
        Protocol.NETFLOW_V9, Protocol.IPFIX, Protocol.SFLOW_V5};
    private static final Protocol[] TEMPLATED = {Protocol.NETFLOW_V9, Protocol.IPFIX};
    private static final Family ERRORS = Family.counter(PREFIX + "decoder_error_total",
        "datagrams in which something was refused or waits for its template", "router", "name");
    private static final Family NF_ERRORS = Family.counter(PREFIX + "process_nf_errors_total",
        "datagrams with data that waits for its template, or found no room to", "router", "error");
    private static final Family NF =
        Family.counter(PREFIX + "process_nf_total", "datagrams without an error", "router", "version");
    private static final Family SETS = Family.counter(PREFIX + "process_nf_flowset_total",
        "sets that were read, also in datagrams with an error; of v1, v5 and v7 the records",
        "router", "version", "type");
    private static final Family RECORDS = Family.counter(PREFIX + "process_nf_flowset_records_total",
        "records in sets that were read, or templates; none of v1, v5 and v7", "router", "version", "type");
    private static final Family DELAY = Family.summary(PREFIX + "process_nf_delay_seconds",
        "time from the end of a flow to the receipt of its record, v9 and IPFIX; quantiles of the last five to ten "
            + "minutes, to a sixteenth, at least about a millisecond", "router", "version");

    private static final Series WAITS = Series.of(NF_ERRORS, "template_not_found");
    private static final Series[] NF_SERIES = byVersion(NF, "");
    private static final Series[][] SETS_SERIES = byKind(SETS);
    private static final Series[][] RECORDS_SERIES = byKind(RECORDS);
    private static final Series[] DELAY_SUMS = byVersion(DELAY, "_sum");
    private static final Series[] DELAY_COUNTS = byVersion(DELAY, "_count");

    private static final Series[][] DELAY_QUANTILES = new Series[Protocol.count()][];

    static {
        for (Protocol each : NETFLOW) {
            DELAY_QUANTILES[each.ordinal()] = Quantiles.series(DELAY, version(each));
        }
    }

    private GoflowProcess() {
    }

    static List<Family> all() {
        return List.of(ERRORS, NF_ERRORS, NF, SETS, RECORDS, DELAY);
    }

    private static String version(Protocol protocol) {
        return String.valueOf(protocol.version());
    }

    /** A family's series of {@link #DECODED}, by protocol. */
    static Series[] byVersion(Family family, String suffix) {
        Series[] series = new Series[Protocol.count()];
        for (Protocol each : DECODED) {
            series[each.ordinal()] = Series.part(family, suffix, each.versionLabel());
        }
        return series;
    }

    private static Series[][] byKind(Family family) {
        String[] types = {"TemplateFlowSet", "OptionsTemplateFlowSet", "DataFlowSet", "OptionsDataFlowSet"};
        Series[][] series = new Series[Protocol.count()][types.length];
        for (Protocol each : NETFLOW) {
            for (SetKind kind : KINDS) {
                series[each.ordinal()][kind.ordinal()] = Series.of(family, version(each), types[kind.ordinal()]);
            }
        }
        return series;
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, Routers routers, long nowNs)
        throws IOException {
        errors(to, listeners, routers);
        datagrams(to, routers);
        sets(to, routers);
        records(to, routers);
        delays(to, routers, new Quantiles(nowNs, 9));
    }

    private static void errors(MetricsText to, List<ListenerAccount> listeners, Routers routers) throws IOException {
        to.begin(ERRORS);
        List<Series> errors = listeners.stream().map(each -> Series.of(ERRORS, each.scheme())).toList();
        for (Router router : routers.all()) {
            sample(to, errors.get(router.traffic().get(0).listener()), router, router.errors());
        }
        to.begin(NF_ERRORS);
        for (Router router : routers.all()) {
            sample(to, WAITS, router, router.withoutTemplate());
        }
    }

    /** As in goflow2, a series appears with its first event. */
    private static void sample(MetricsText to, Series series, Router router, long value) throws IOException {
        if (value > 0) {
            to.sample(series, router.ascii(), value);
        }
    }

    private static void datagrams(MetricsText to, Routers routers) throws IOException {
        to.begin(NF);
        for (Router router : routers.all()) {
            for (Protocol each : NETFLOW) {
                if (router.sums(each) != null) {
                    sample(to, NF_SERIES[each.ordinal()], router, router.sums(each).datagrams());
                }
            }
        }
    }

    private static void sets(MetricsText to, Routers routers) throws IOException {
        to.begin(SETS);
        for (Router router : routers.all()) {
            for (Protocol each : NETFLOW) {
                ProtocolSums sums = router.sums(each);
                for (int kind = 0; sums != null && kind < KINDS.length; kind++) {
                    long count = each.hasTemplates() ? sums.sets(KINDS[kind]) : sums.records(KINDS[kind]);
                    sample(to, SETS_SERIES[each.ordinal()][kind], router, count);
                }
            }
        }
    }

    private static void records(MetricsText to, Routers routers) throws IOException {
        to.begin(RECORDS);
        for (Router router : routers.all()) {
            for (Protocol each : TEMPLATED) {
                ProtocolSums sums = router.sums(each);
                for (int kind = 0; sums != null && kind < KINDS.length; kind++) {
                    // Late data has records and no set; an empty set has no records.
                    if (sums.records(KINDS[kind]) > 0 || sums.sets(KINDS[kind]) > 0) {
                        to.sample(RECORDS_SERIES[each.ordinal()][kind], router.ascii(), sums.records(KINDS[kind]));
                    }
                }
            }
        }
    }

    private static void delays(MetricsText to, Routers routers, Quantiles quantiles) throws IOException {
        to.begin(DELAY);
        for (Router router : routers.all()) {
            for (Protocol each : TEMPLATED) {
                int i = each.ordinal();
                ProtocolSums sums = router.sums(each);
                if (sums != null && sums.delays() > 0) {
                    quantiles.write(to, DELAY_QUANTILES[i], router.ascii(), sums.recentDelays());
                    to.fraction(DELAY_SUMS[i], router.ascii(), sums.delayNs(), 9);
                    to.sample(DELAY_COUNTS[i], router.ascii(), sums.delays());
                }
            }
        }
    }
}
