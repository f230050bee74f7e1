// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.flow.Fault;
import io.weir.codec.state.SetKind;
import io.weir.codec.state.Template;
import io.weir.codec.state.Templates;
import io.weir.codec.template.FieldReader;
import java.util.Arrays;

/** Stores the template definitions that the protocols find, and lets go what waited for them. */
public final class TemplateSets {
    private static final int LEAST_ID = 256;

    private final FieldReader fields;
    private final Templates templates;
    private final DataSets data;
    private final DecodeListener listener;
    private final DecodeCounts counts;
    /** The number defined last in the set at hand, -1 for none. */
    private int defined = -1;

    /** Template sets of one worker. */
    public TemplateSets(int maxFields, Templates templates, DataSets data, DecodeListener listener,
        DecodeCounts counts) {
        this.fields = new FieldReader(maxFields);
        this.templates = templates;
        this.data = data;
        this.listener = listener;
        this.counts = counts;
    }

    /** A template set begins. */
    public void begin() {
        defined = -1;
    }

    /**
     * One definition.
     *
     * @param id its number
     * @param head offset behind the number: where the definition's own bytes start
     * @param specifiers offset of the first field specifier
     * @param count fields, scopes included
     * @param scopes scope fields, -1 for a data template
     * @param end end of the set
     * @return offset behind the definition, or -1 if it goes beyond the set
     */
    public int define(Visit visit, int id, int head, int specifiers, int count, int scopes, int end) {
        byte[] bytes = visit.datagram().bytes();
        boolean enterprise = visit.datagram().protocol().hasEnterprises();
        int behind = FieldReader.end(bytes, specifiers, end, count, enterprise);
        counts.increment(DecodeCounter.TEMPLATES);
        if (behind < 0) {
            visit.goflow2().fail();
            refuse(Fault.TEMPLATE_TRUNCATED, visit, id);
        } else if (id < LEAST_ID) {
            refuse(Fault.TEMPLATE_ID, visit, id);
        } else {
            visit.counts().addRecords(scopes >= 0 ? SetKind.OPTIONS_TEMPLATES : SetKind.TEMPLATES, 1);
            if (templates.isKnown(visit.session(), id, scopes >= 0, bytes, head, behind)) {
                templates.received(visit.session(), id);
                // What waits may only now be shown to come from the same device: after a restart, for instance.
                release(visit, id);
            } else {
                store(visit, id, head, behind, specifiers, count, scopes);
            }
            checkLength(visit, id);
            defined = id;
        }
        return behind;
    }

    private void store(Visit visit, int id, int head, int behind, int specifiers, int count, int scopes) {
        byte[] bytes = visit.datagram().bytes();
        if (!templates.admit(visit.state(), visit.session(), id, visit.datagram().receivedNs())) {
            refuse(Fault.TEMPLATE_RATE, visit, id);
            return;
        }
        if (!fields.read(bytes, specifiers, count, visit.datagram().protocol().hasEnterprises())) {
            refuse(Fault.TEMPLATE_FIELDS, visit, id);
            return;
        }
        byte[] definition = Arrays.copyOfRange(bytes, head, behind);
        if (!templates.define(visit.state(), visit.session(), id, scopes >= 0, definition,
            () -> fields.layout(Math.max(0, scopes)))) {
            refuse(Fault.TEMPLATE_LIMIT, visit, id);
            return;
        }
        templates.received(visit.session(), id);
        release(visit, id);
    }

    /** An empty definition is kept, so that its data is refused for what it is and not taken for late. */
    private void checkLength(Visit visit, int id) {
        Template template = templates.own(visit.session(), id);
        if (template != null && template.layout().minimumLength() == 0) {
            listener.onFault(Fault.TEMPLATE_EMPTY, visit.datagram(), id);
        }
    }

    private void release(Visit visit, int id) {
        Template template = templates.own(visit.session(), id);
        int sets = data.release(visit, template);
        if (sets > 0) {
            listener.onLate(visit.datagram(), id, sets);
        }
    }

    /** The exporter takes back templates, RFC 7011 section 8.1: over UDP that must be ignored, section 8.4. */
    public void ignoreWithdrawal() {
        counts.increment(DecodeCounter.TEMPLATES_WITHDRAWN);
    }

    /**
     * Counts a definition that cannot be used. An older one of that number holds no longer, nor does one of another
     * source port: data is better not read than read by it. Stray bytes behind a definition that look like one more of
     * its number end nothing.
     */
    public void refuse(Fault fault, Visit visit, int id) {
        listener.onFault(fault, visit.datagram(), id);
        if (id == defined) {
            return;
        }
        visit.session().refuse(id);
        if (templates.withdraw(visit.state(), visit.session(), id)) {
            counts.increment(DecodeCounter.TEMPLATES_ENDED);
        }
    }
}
