// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.SamplingFields;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.Session;
import io.weir.codec.state.Template;
import io.weir.codec.state.Templates;
import io.weir.codec.wire.Wire;

/** Reads options records during the walk, so that what they say holds for all records of their datagram. */
final class OptionsData {
    /** goflow2 reads this many bytes of a rate, whatever its length. */
    private static final int GOFLOW2_RATE_BYTES = 4;

    private final RecordReader reader;
    private final Templates templates;
    private final FaultListener faults;
    private final DecodeCounts counts;

    OptionsData(RecordReader reader, Templates templates, FaultListener faults, DecodeCounts counts) {
        this.counts = counts;
        this.faults = faults;
        this.templates = templates;
        this.reader = reader;
    }

    /** Reads the records of a set; gives how many. */
    long read(Visit visit, Template template, Session session, int start, int end) {
        long records = 0;
        int at = start;
        while (reader.fits(template.layout(), at, end)) {
            at = reader.locate(template.layout(), at, end);
            if (at < 0) {
                faults.onFault(Fault.RECORD_TRUNCATED, visit.datagram(), template.id());
                visit.uncounted();
                return records;
            }
            learn(visit, template, session, reader.elements(at));
            records++;
        }
        return records;
    }

    private void learn(Visit visit, Template template, Session session, FlowRecord record) {
        SamplingFields fields = template.sampling();
        if (fields != null && fields.hasRate()) {
            ExporterState state = visit.state();
            templates.learn(state, session, fields.boundTo(record), fields.rate(record));
            if (record.datagram() == visit.datagram() && fields.goflow2Field() >= 0) {
                learnAsGoflow2(visit, session, record, fields.goflow2Field());
            }
        }
        if (template.names() != null) {
            templates.names().learn(visit.state(), session, visit.datagram(), template.names(), record);
        }
        if (template.types() != null) {
            templates.teach(visit.state(), session, template.types(), record);
        }
        int init = template.initField();
        if (init >= 0 && record.elementLength(init) > 0 && record.elementLength(init) <= 8) {
            if (session.systemInitMs(record.elementNumber(init))) {
                counts.increment(DecodeCounter.OPTIONS_CHANGED);
            }
        }
    }

    private static void learnAsGoflow2(Visit visit, Session session, FlowRecord record, int field) {
        if (record.elementLength(field) >= GOFLOW2_RATE_BYTES) {
            visit.goflow2().rate(session, Wire.u32(record.datagram().bytes(), record.elementOffset(field)));
        } else if (!visit.goflow2().hasRate()) {
            visit.goflow2().fail();
        }
    }
}
