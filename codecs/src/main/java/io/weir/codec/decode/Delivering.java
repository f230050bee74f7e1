// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.flow.SamplerRates;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.HeaderRates;
import io.weir.codec.state.NamesInForce;
import io.weir.codec.state.Rates;
import io.weir.codec.state.Session;
import io.weir.codec.state.Sessions;
import io.weir.codec.state.ProtocolCounts;
import io.weir.codec.template.Layout;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;

/** The second half of decoding: hands out the records that the walk found. */
final class Delivering {
    private static final int DONE = -1;
    private static final int SET_HEADER = 4;
    // Columns that every record has.
    private static final int RECEIVED = Column.TIME_RECEIVED_NS.ordinal();
    private static final int FLOW_END = Column.TIME_FLOW_END_NS.ordinal();
    private static final int RATE = Column.SAMPLING_RATE.ordinal();

    private final DecoderState state;
    private final RecordReader reader;
    private final DecodeListener listener;
    private final DecodeCounts counts;
    private final Rates rates;
    private final NamesInForce names;
    private final HeaderRates headerRates = new HeaderRates();
    private final Delays delays = new Delays();
    private final int outputRatio;
    /** Records that may be delivered before others have their turn. */
    private long slice;
    /** Records that may yet be delivered of the present set. */
    private long allowed;
    /** Records of ways back in the present run. */
    private long reverse;
    /** Updates of firewalls left out in the present run. */
    private long updates;
    /** Where the present run stopped, {@link #DONE} if it did not. */
    private int stoppedAt = DONE;

    /** Of records that {@code state} knows how to read. */
    Delivering(DecoderState state, RecordReader reader, DecodeListener listener, DecodeCounts counts,
        DecoderSettings settings) {
        this.outputRatio = settings.outputRatio();
        this.names = new NamesInForce(settings.templateScope());
        this.state = state;
        this.reader = reader;
        this.listener = listener;
        this.counts = counts;
        this.rates = new Rates(settings.values() == Values.CORRECT);
    }

    void begin(Datagram datagram) {
        counts.increment(DecodeCounter.DATAGRAMS_DECODED);
        listener.onDatagram(datagram);
    }

    /**
     * Delivers what a walk found, at most {@code most} records; returns what is left, or null for nothing. A run more
     * or less of options does not matter: they are read in the walk, and few sinks look at them.
     */
    Unfinished runs(Visit visit, Walk walk, int most) {
        slice = most;
        stoppedAt = DONE;
        Unfinished rest = null;
        for (int i = 0; i < walk.size() && rest == null; i++) {
            allowed = allowed(walk.end(i) - walk.start(i));
            run(visit.datagram(), visit.state(), visit.counts(), walk, i, walk.start(i));
            if (stoppedAt != DONE) {
                rest = new Unfinished(visit.datagram(), visit.state(), visit.counts(), walk, i, stoppedAt, allowed);
            }
        }
        walk.clear();
        return rest;
    }

    /** Delivers at most {@code most} more records of a datagram; whether that was all. */
    boolean resume(Unfinished rest, int most) {
        slice = most;
        stoppedAt = DONE;
        Walk walk = rest.walk();
        for (int i = rest.run(); i < walk.size(); i++) {
            boolean begun = i == rest.run();
            allowed = begun ? rest.allowed() : allowed(walk.end(i) - walk.start(i));
            run(rest.datagram(), rest.state(), rest.counts(), walk, i, begun ? rest.at() : walk.start(i));
            if (stoppedAt != DONE) {
                rest.stopped(i, stoppedAt, allowed);
                return false;
            }
        }
        return true;
    }

    /** The most records of a set of so many bytes. */
    private long allowed(int bytes) {
        return outputRatio == 0 ? Long.MAX_VALUE
            : Math.max(1, (long) outputRatio * (bytes + SET_HEADER) / DecoderSettings.RECORD_BYTES);
    }

    private void run(Datagram walked, ExporterState exporter, ProtocolCounts sent, Walk walk, int i, int start) {
        RecordSource source = walk.source(i);
        if (source.layout() == null && slice <= 0) {
            stoppedAt = start;
            return;
        }
        Session session = walk.session(i);
        reader.bind(walk.datagram(i), source.id());
        reader.templates(session);
        reverse = 0;
        updates = 0;
        reader.names(names.of(exporter, session, walk.datagram(i)));
        long records;
        if (source.layout() == null) {
            records = single(exporter, session, source, walk.datagram(i), start, walk.end(i));
        } else {
            context(exporter, session);
            records = source.isOptions() ? options(source.layout(), start, walk.end(i))
                : flows(walked, exporter, sent, source.binding(), start, walk.end(i));
        }
        source.use();
        count(source, records, walk.datagram(i) != walked);
        Sessions.prove(session);
        state.exporters().prove(exporter);
    }

    /** Counts a run; {@code read} includes what was left out. */
    private void count(RecordSource source, long read, boolean late) {
        slice -= read + reverse;
        counts.add(DecodeCounter.RECORDS_REVERSE, reverse);
        counts.add(DecodeCounter.RECORDS_UPDATES, updates);
        long records = read - updates;
        counts.add(source.isOptions() ? DecodeCounter.RECORDS_OPTIONS : DecodeCounter.RECORDS, records);
        if (late && !source.isOptions()) {
            counts.add(DecodeCounter.RECORDS_LATE, records);
        }
    }

    private void context(ExporterState exporter, Session session) {
        SamplerRates inForce = session.domain().protocol().hasRateInHeader()
            ? headerRates.of(exporter, session) : rates.of(exporter, session);
        reader.context(inForce, session.systemInitMs());
    }

    private long single(ExporterState exporter, Session session, RecordSource source, Datagram datagram, int start,
        int end) {
        session.headerRate(source.rate(datagram, start));
        context(exporter, session);
        source.read(datagram, start, end);
        exporter.counts().samplingRate(reader.record().raw(RATE));
        listener.onFlow(reader.record());
        return 1;
    }

    private long flows(Datagram walked, ExporterState exporter, ProtocolCounts sent, Binding binding, int start,
        int end) {
        Layout layout = binding.layout();
        long most = Math.max(0, Math.min(slice, allowed));
        long records = 0;
        long rate = 0;
        int at = start;
        // Nobody asks for those of v5.
        boolean timed = walked.protocol().hasTemplates();
        if (timed) {
            delays.begin(sent, walked.receivedNs());
        }
        while (records + reverse < most && reader.fits(layout, at, end)) {
            at = reader.locate(layout, at, end);
            if (at < 0) {
                break;
            }
            rate = flow(binding, at, timed ? sent : null);
            records++;
        }
        if (timed) {
            delays.end(sent, records);
        }
        if (records > 0) {
            exporter.counts().samplingRate(rate);
        }
        if (records + reverse >= most && reader.fits(layout, at, end)) {
            stop(layout, at, end, records + reverse);
        }
        return records;
    }

    /** Hands out one record and its way back; returns its rate. {@code timed} is null where delays are not counted. */
    private long flow(Binding binding, int end, ProtocolCounts timed) {
        FlowRecord record = reader.record();
        boolean ways = binding.hasWays() && reader.countsWays(binding);
        reader.read(ways ? binding.forward() : binding, end);
        if (timed != null) {
            delays.add(timed, record.raw(RECEIVED) - record.raw(FLOW_END));
        }
        long rate = record.raw(RATE);
        if (binding.hasUpdates() && reader.isUpdate(binding)) {
            updates++;
            return rate;
        }
        listener.onFlow(record);
        if (ways && reader.readBack(binding.back(), end, rate)) {
            listener.onFlow(record);
            reverse++;
        }
        return rate;
    }

    /** There are more records: they are delivered later, or not at all. */
    private void stop(Layout layout, int at, int end, long records) {
        allowed -= records;
        if (allowed > 0) {
            stoppedAt = at;
            return;
        }
        long beyond = 0;
        for (int next = at; reader.fits(layout, next, end); beyond++) {
            next = reader.locate(layout, next, end);
        }
        counts.add(DecodeCounter.RECORDS_LIMITED, beyond);
        reader.refuse(Fault.OUTPUT_RATIO);
    }

    private long options(Layout layout, int start, int end) {
        long records = 0;
        int at = start;
        while (reader.fits(layout, at, end)) {
            at = reader.locate(layout, at, end);
            if (at < 0) {
                return records;
            }
            listener.onOptions(reader.elements(at));
            records++;
        }
        return records;
    }
}
