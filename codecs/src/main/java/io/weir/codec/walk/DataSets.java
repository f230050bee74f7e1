// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.state.LateData;
import io.weir.codec.state.LateSet;
import io.weir.codec.state.Session;
import io.weir.codec.state.SetKind;
import io.weir.codec.state.Template;
import io.weir.codec.state.Templates;
import io.weir.codec.template.Layout;

/** Data sets: finds their template, counts their records, notes them for delivery or keeps them until it comes. */
public final class DataSets {
    private final Templates templates;
    private final LateData late;
    private final RecordReader reader;
    private final Walk walk;
    private final FaultListener faults;
    private final DecodeCounts counts;
    private final DecodeListener listener;
    private final OptionsData options;
    private final boolean correct;

    /** Data sets of one worker; {@code correct} is false where data is read as goflow2 reads it. */
    public DataSets(Templates templates, LateData late, RecordReader reader, Walk walk, DecodeListener listener,
        DecodeCounts counts, boolean correct) {
        this.correct = correct;
        this.templates = templates;
        this.late = late;
        this.reader = reader;
        this.walk = walk;
        this.faults = listener;
        this.listener = listener;
        this.counts = counts;
        this.options = new OptionsData(reader, templates, faults, counts);
    }

    /** The next datagram begins. */
    void begin(Datagram datagram) {
        templates.begin(datagram);
    }

    /** A data set whose body is {@code start} to {@code end}; {@code cut} if it goes on beyond the datagram. */
    void onSet(Visit visit, int id, int start, int end, boolean cut) {
        Template template = templates.find(visit.session(), visit.datagram(), id);
        if (template == null || template.isUnconfirmed() && !cut && isRefuted(visit, template, start, end)) {
            visit.goflow2().fail();
            visit.uncounted();
            visit.lacksTemplate();
            late.keep(visit.state(), visit.session(), visit.datagram(), id, start, end);
        } else if (!cut && isMisfit(template, visit.datagram(), start, end)) {
            if (end - start < template.layout().fixedLength()) {
                // Whoever prints datagrams prints it as goflow2 does: without records.
                visit.datagram().sets().add(start, template.layout(), template.isOptions());
            }
            visit.uncounted();
            visit.lacksTemplate();
            late.keep(visit.state(), visit.session(), visit.datagram(), id, start, end);
        } else {
            decode(visit, template, visit.session(), visit.datagram(), start, end);
        }
    }

    /** The template that fits may be on its way: data in a new layout can overtake it, or it was lost. */
    private boolean isMisfit(Template template, Datagram datagram, int start, int end) {
        return correct && Fit.isMisfit(template.layout(), datagram.bytes(), start, end);
    }

    /** A restored template that does not fit is not used: the data waits for the right one. */
    private boolean isRefuted(Visit visit, Template template, int start, int end) {
        Datagram datagram = visit.datagram();
        reader.bind(datagram, template.id());
        if (end == start || Fit.fits(reader, template.layout(), datagram.bytes(), start, end)) {
            return false;
        }
        listener.onRefuted(datagram, templates.refute(visit.state(), visit.session(), template), Doubt.LENGTH);
        return true;
    }

    /** Notes what waited for a template of {@code visit}'s session; gives how many sets. */
    int release(Visit visit, Template template) {
        return late.isAwaited(visit.session(), template.id())
            ? late.release(visit.session(), template.id(), set -> onLate(visit, template, set)) : 0;
    }

    private void onLate(Visit visit, Template template, LateSet set) {
        Datagram datagram = set.datagram();
        if (isMisfit(template, datagram, datagram.offset(), datagram.offset() + datagram.length())) {
            boolean isShort = datagram.length() < template.layout().fixedLength();
            refuse(isShort ? Fault.SET_TOO_SHORT : Fault.SET_MISFIT, visit, datagram, template);
            return;
        }
        decode(visit, template, set.session(), datagram, datagram.offset(), datagram.offset() + datagram.length());
    }

    private void decode(Visit visit, Template template, Session session, Datagram datagram, int start, int end) {
        if (template.layout().minimumLength() == 0) {
            refuse(Fault.SET_WITHOUT_LENGTH, visit, datagram, template);
            return;
        }
        if (datagram == visit.datagram()) {
            datagram.sets().add(start, template.layout(), template.isOptions());
        }
        reader.bind(datagram, template.id());
        long records = template.isOptions()
            ? options.read(visit, template, session, start, end)
            : count(visit, template.layout(), datagram, start, end);
        if (records == 0) {
            empty(visit, datagram, template, start, end);
            return;
        }
        decoded(visit, datagram, template, records);
        if (datagram == visit.datagram()) {
            visit.count(records);
        }
        walk.add(template, session, datagram, start, end);
    }

    private long count(Visit visit, Layout layout, Datagram datagram, int start, int end) {
        if (!layout.isVariable()) {
            return (end - start) / layout.fixedLength();
        }
        long records = 0;
        int at = start;
        while (reader.fits(layout, at, end)) {
            at = reader.locate(layout, at, end);
            if (at < 0) {
                faults.onFault(Fault.RECORD_TRUNCATED, datagram, reader.templateId());
                uncounted(visit, datagram);
                return records;
            }
            if (reader.isCut()) {
                faults.onFault(Fault.VALUE_TRUNCATED, datagram, reader.templateId());
                counts.increment(DecodeCounter.RECORDS_CUT);
            }
            records++;
        }
        return records;
    }

    private void empty(Visit visit, Datagram datagram, Template template, int start, int end) {
        if (end > start) {
            refuse(Fault.SET_TOO_SHORT, visit, datagram, template);
        } else {
            decoded(visit, datagram, template, 0);
        }
    }

    /** A set is counted once: as it came, or as one that waited. */
    private void decoded(Visit visit, Datagram datagram, Template template, long records) {
        SetKind kind = template.isOptions() ? SetKind.OPTIONS_DATA : SetKind.DATA;
        visit.counts().addSet(kind);
        visit.counts().addRecords(kind, records);
        counts.increment(datagram == visit.datagram()
            ? DecodeCounter.SETS_DECODED : DecodeCounter.SETS_LATE_DELIVERED);
    }

    private void refuse(Fault fault, Visit visit, Datagram datagram, Template template) {
        boolean late = datagram != visit.datagram();
        counts.increment(late ? DecodeCounter.SETS_LATE_REFUSED : DecodeCounter.SETS_REFUSED);
        uncounted(visit, datagram);
        faults.onFault(fault, datagram, template.id());
    }

    /** What waited was in the account before: only the datagram being walked is in question. */
    private static void uncounted(Visit visit, Datagram datagram) {
        if (datagram == visit.datagram()) {
            visit.uncounted();
        }
    }
}
