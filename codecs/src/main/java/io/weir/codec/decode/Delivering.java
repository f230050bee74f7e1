// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.SamplerRates;
import io.weir.codec.netflow5.NetFlow5Decoder;
import io.weir.codec.state.HeaderRates;
import io.weir.codec.state.Rates;
import io.weir.codec.state.Session;
import io.weir.codec.state.Sessions;
import io.weir.codec.state.SetKind;
import io.weir.codec.state.Template;
import io.weir.codec.state.VersionCounts;
import io.weir.codec.template.Layout;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;

/** The second half of decoding: hands out the records that the walk found. */
final class Delivering {
    private static final long NO_INIT = -1;
    // Columns that every record has.
    private static final int RECEIVED = Column.TIME_RECEIVED_NS.ordinal();
    private static final int FLOW_END = Column.TIME_FLOW_END_NS.ordinal();
    private static final int RATE = Column.SAMPLING_RATE.ordinal();

    private final DecoderState state;
    private final RecordReader reader;
    private final DecodeListener listener;
    private final DecodeCounts counts;
    private final Rates rates;
    private final HeaderRates headerRates = new HeaderRates();

    Delivering(DecoderState state, RecordReader reader, DecodeListener listener, DecodeCounts counts,
        boolean correct) {
        this.state = state;
        this.reader = reader;
        this.listener = listener;
        this.counts = counts;
        this.rates = new Rates(correct);
    }

    void begin(Datagram datagram) {
        counts.increment(DecodeCounter.DATAGRAMS_DECODED);
        listener.onDatagram(datagram);
    }

    void netflow5(Visit visit, NetFlow5Decoder decoder) {
        Datagram datagram = visit.datagram();
        int records = decoder.records(datagram);
        // The sequence counts flows; what the header says beyond the records that are there is no count to go by.
        visit.session().arrived(datagram, records, records == decoder.counted(datagram));
        reader.bind(datagram, 0);
        reader.context(headerRates.of(visit.state(), visit.session(), decoder.rate(SamplerRates.NO_SAMPLER)), NO_INIT);
        Layout layout = decoder.binding().layout();
        int at = datagram.offset() + NetFlow5Decoder.HEADER;
        for (int i = 0; i < records; i++) {
            int behind = reader.locate(layout, at, at + NetFlow5Decoder.RECORD);
            listener.onFlow(reader.read(decoder.binding(), behind));
            at = behind;
        }
        counts.add(DecodeCounter.RECORDS, records);
        visit.counts().addRecords(SetKind.DATA, records);
        if (records > 0) {
            visit.state().counts().samplingRate(reader.record().raw(RATE));
            Sessions.prove(visit.session());
            state.exporters().prove(visit.state());
        }
    }

    void runs(Visit visit, Walk walk) {
        for (int i = 0; i < walk.size(); i++) {
            run(visit, walk, i);
        }
        walk.clear();
    }

    private void run(Visit visit, Walk walk, int i) {
        Template template = walk.template(i);
        Session session = walk.session(i);
        reader.bind(walk.datagram(i), template.id());
        reader.context(rates.of(visit.state(), session), session.systemInitMs());
        long records = template.isOptions()
            ? options(template, walk.start(i), walk.end(i))
            : flows(visit, template.binding(), walk.start(i), walk.end(i));
        template.use();
        counts.add(template.isOptions() ? DecodeCounter.RECORDS_OPTIONS : DecodeCounter.RECORDS, records);
        if (walk.datagram(i) != visit.datagram() && !template.isOptions()) {
            counts.add(DecodeCounter.RECORDS_LATE, records);
        }
        Sessions.prove(session);
        state.exporters().prove(visit.state());
    }

    private long flows(Visit visit, Binding binding, int start, int end) {
        Layout layout = binding.layout();
        FlowRecord record = reader.record();
        long records = 0;
        long delayNs = 0;
        long rate = 0;
        int at = start;
        VersionCounts sent = visit.counts();
        sent.recentDelays().passTime(visit.datagram().receivedNs());
        while (reader.fits(layout, at, end)) {
            at = reader.locate(layout, at, end);
            if (at < 0) {
                break;
            }
            reader.read(binding, at);
            long delay = record.raw(RECEIVED) - record.raw(FLOW_END);
            delayNs += delay;
            sent.addRecentDelay(delay);
            rate = record.raw(RATE);
            listener.onFlow(record);
            records++;
        }
        sent.addDelays(records, delayNs);
        visit.state().counts().samplingRate(rate);
        return records;
    }

    private long options(Template template, int start, int end) {
        long records = 0;
        int at = start;
        while (reader.fits(template.layout(), at, end)) {
            at = reader.locate(template.layout(), at, end);
            if (at < 0) {
                return records;
            }
            listener.onOptions(reader.elements(at));
            records++;
        }
        return records;
    }
}
