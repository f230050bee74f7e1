// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.state.ProtocolCounts;
import io.weir.codec.state.SampleCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.engine.Collector;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.ExporterPage.SamplesRow;
import io.weir.monitor.api.ExporterPage.SequenceRow;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Fills {@link ExporterPage}; any thread. Only the rows of the page are put together, however many there are. */
final class ExporterReader {
    private static final int MOST_SEQUENCES = 100;

    static final String[] PARAMETERS = {"address", "sort", "offset", "limit"};

    /** Instead of where a rate is from, while a sink keeps the exporter's worker from answering. */
    private static final String BUSY = "busy";

    private static final Comparator<Found> MOST_FIRST = Comparator.comparingDouble(Found::figure).reversed()
        .thenComparingLong(each -> each.counts().exporter().hi())
        .thenComparingLong(each -> each.counts().exporter().lo()).thenComparingInt(Found::listener);

    private final Collector collector;
    private final History history;
    private final SamplingSources sampling;

    ExporterReader(Collector collector, History history) {
        this.collector = collector;
        this.history = history;
        this.sampling = new SamplingSources(collector);
    }

    /** An exporter and the figure that it is sorted by, read once: figures change while rows are sorted. */
    private record Found(ExporterCounts counts, int listener, WorkerAccount worker, double figure) {
        String address() {
            return counts.exporter().text();
        }
    }

    /** What the account has about one exporter beside its counts. */
    private static final class Details {
        private final List<SequenceCounts> sequences = new ArrayList<>();
        private final Map<String, Long> refusals = new LinkedHashMap<>();
        private int templates;
    }

    ExporterPage read(Request request) throws BadRequestException {
        Paging paging = Paging.of(request);
        List<Found> all = find(AddressFilter.of(request, "address"), figure(request.parameter("sort", "address")));
        all.sort(MOST_FIRST);
        List<Found> page = paging.page(all);
        Map<Exporter, Details> details = details(page);
        Map<Exporter, String> sources = sampling.of(details.keySet());
        return new ExporterPage(all.size(), paging.offset(), paging.limit(),
            paging.rows(all, each -> row(each, details.get(each.counts().exporter()),
                sources.getOrDefault(each.counts().exporter(), BUSY))));
    }

    private List<Found> find(AddressFilter filter, ToDoubleFunction<ExporterCounts> figure) {
        List<Found> all = new ArrayList<>();
        for (ListenerAccount listener : collector.listeners()) {
            for (WorkerAccount worker : listener.workers()) {
                for (ExporterCounts each : worker.remembered().exporters()) {
                    if (filter.lets(each.exporter())) {
                        all.add(new Found(each, listener.port(), worker, figure.applyAsDouble(each)));
                    }
                }
            }
        }
        return all;
    }

    private ToDoubleFunction<ExporterCounts> figure(String sort) throws BadRequestException {
        return switch (sort) {
            case "address" -> each -> 0;
            case "flows" -> each -> history.rate(each, 10).flows();
            case "datagrams" -> each -> history.rate(each, 10).datagrams();
            case "errors" -> ExporterCounts::errors;
            case "lastSeen" -> ExporterCounts::lastNs;
            default -> throw new BadRequestException(
                "bad value for sort; allowed: address, flows, datagrams, errors, lastSeen");
        };
    }

    private static Map<Exporter, Details> details(List<Found> page) {
        Map<Exporter, Details> details = new HashMap<>();
        page.forEach(each -> details.put(each.counts().exporter(), new Details()));
        page.stream().map(Found::worker).distinct().forEach(worker -> gather(worker, details));
        return details;
    }

    private static void gather(WorkerAccount worker, Map<Exporter, Details> details) {
        for (SequenceCounts each : worker.sequences()) {
            Details of = details.get(each.exporter());
            if (of != null && of.sequences.size() < MOST_SEQUENCES) {
                of.sequences.add(each);
            }
        }
        for (KnownTemplate each : worker.remembered().templates()) {
            Details of = details.get(each.exporter());
            if (of != null) {
                of.templates++;
            }
        }
        for (FaultTable.Row row : worker.faults().rows()) {
            Details of = details.get(row.exporter());
            if (of != null) {
                refusals(row.counts(), of.refusals);
            }
        }
    }

    private static void refusals(long[] counts, Map<String, Long> to) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                to.put(Fault.at(i).label(), counts[i]);
            }
        }
    }

    private ExporterRow row(Found found, Details details, String samplingSource) {
        ExporterCounts counts = found.counts();
        History.Rate now = history.rate(counts, 10);
        History.Rate minute = history.rate(counts, 60);
        List<Protocol> protocols = counts.protocols().stream().map(ProtocolCounts::protocol).distinct().toList();
        return new ExporterRow(found.address(), found.listener(), protocols.stream().map(Protocol::label).toList(),
            protocols.stream().map(Protocol::version).distinct().toList(),
            details.sequences.stream().map(SequenceCounts::port).distinct().sorted().toList(),
            details.sequences.stream().map(ExporterReader::agent).filter(Objects::nonNull).distinct().sorted().toList(),
            details.sequences.stream().map(SequenceCounts::domain).distinct().sorted().toList(),
            counts.datagrams(), counts.bytes(), counts.flows(), now.datagrams(), minute.datagrams(), now.flows(),
            minute.flows(), time(counts.firstNs()), time(counts.lastNs()), details.templates, counts.samplingRate(),
            samplingSource, counts.skewMs(), counts.errors(), details.refusals,
            details.sequences.stream().map(ExporterReader::row).toList());
    }

    private static SequenceRow row(SequenceCounts each) {
        SampleCounts samples = each.samples();
        return new SequenceRow(each.protocol().label(), each.protocol().version(), each.port(), agent(each),
            each.domain(), each.datagrams(), each.lost(), each.protocol().sequenceUnit().text(), each.reordered(),
            each.duplicates(), each.restarts(), each.unknown(), samples == null ? null : new SamplesRow(
                samples.sources(), samples.lost(), samples.dropped(), samples.worst(), samples.worstLost()));
    }

    private static String agent(SequenceCounts each) {
        Exporter agent = each.agent();
        return agent == null ? null : agent.text();
    }

    private static Instant time(long ns) {
        return Instant.ofEpochSecond(ns / 1_000_000_000, ns % 1_000_000_000);
    }
}
