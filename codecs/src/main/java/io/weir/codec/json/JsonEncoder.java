// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.PlanCache;

/**
 * Renders records as goflow2's JSON or text, without a separator. One thread; allocates nothing per record.
 *
 * <p>Records are rendered by a plan for the set of columns they have: a few plans serve thousands of templates.
 */
public final class JsonEncoder {
    private static final int SRC_ADDR = Column.SRC_ADDR.ordinal();
    private static final int DST_ADDR = Column.DST_ADDR.ordinal();
    /** Ordinals of {@link Form}, constants so that the switch is a jump table; the first is NUMBER. */
    private static final int ADDRESS = 2;
    private static final int SAMPLER_ADDRESS = 3;
    private static final int SRC_NET = 7;
    private static final int DST_NET = 8;
    private static final int HEX = 10;
    private static final int STRING = 11;
    private static final int ICMP_NAME = 14;
    private static final int LIST = 16;
    private static final int ELEMENT = 17;
    private static final int JOIN = 19;
    /** The ordinal of {@link ElementForm#LIST}. */
    private static final int LIST_ELEMENT = 13;
    private static final int FORM = (1 << RenderPlan.ITEM_SHIFT) - 1;

    private final PlanCache<RenderPlan> plans;
    private final boolean linkLocal;
    private final ValueWriter values;
    private final Lists lists;
    private final ElementWriter elements;
    private final ListTexts texts;
    private final JoinedNames names;
    private final Head head = new Head();
    /** Null for a line that does not name what was cut. */
    private final CutNames cuts;

    /** An encoder of goflow2's JSON that prints all addresses of exporters. */
    public JsonEncoder() {
        this(true);
    }

    /** An encoder of goflow2's JSON, {@code correct} as in {@link #JsonEncoder(Fields, Syntax, boolean)}. */
    public JsonEncoder(boolean correct) {
        this(Fields.STANDARD, Syntax.JSON, correct);
    }

    /**
     * An encoder.
     *
     * @param fields what a line has
     * @param syntax how fields are put together
     * @param correct whether link-local addresses of exporters are printed, which goflow2 leaves empty, and text is
     *     made readable
     */
    public JsonEncoder(Fields fields, Syntax syntax, boolean correct) {
        this(fields, syntax, correct, 0);
    }

    /** One that writes records that lie in so many lists. */
    JsonEncoder(Fields fields, Syntax syntax, boolean correct, int depth) {
        this.plans = new PlanCache<>(fields.hasElements(), PlanCache.mostAt(fields.hasElements(), depth),
            (record, presence) -> new PlanBuilder(fields, syntax, correct, record, presence).build());
        this.linkLocal = correct;
        this.values = new ValueWriter(syntax, correct);
        this.lists = new Lists(values, syntax);
        this.elements = new ElementWriter(values, syntax);
        this.names = new JoinedNames(values, syntax);
        this.texts = new ListTexts(new ListWriter(correct, depth));
        this.cuts = fields.hasOthers() ? new CutNames(syntax) : null;
    }

    /**
     * Writes one record.
     *
     * @param record what to write
     * @param to where
     * @param at first byte to write
     * @param limit end of the room, exclusive; bytes behind the record may be overwritten up to here
     * @return bytes written, or the negative of the room that would suffice
     */
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        return cuts != null && record.isCut() ? cut(record, to, at, limit) : whole(record, to, at, limit);
    }

    /** A record with values that were cut, which it names; one in a set at most. */
    private int cut(FlowRecord record, byte[] to, int at, int limit) {
        byte[] names = cuts.of(record);
        int length = whole(record, to, at, limit - names.length);
        return length < 0 ? length - names.length : cuts.add(names, to, at + length) - at;
    }

    private int whole(FlowRecord record, byte[] to, int at, int limit) {
        RenderPlan plan = plans.of(record, 0);
        texts.clear();
        names.clear();
        int room = plan.room(record, texts, names);
        if (limit - at < room) {
            return -room;
        }
        if (plan.head > 0 && Head.covers(record)) {
            return withHead(plan, record, to, at) - at;
        }
        return render(plan, 0, record, to, at) - at;
    }

    private int withHead(RenderPlan plan, FlowRecord record, byte[] to, int at) {
        if (!head.fits(record)) {
            head.of(record, steps(plan, 0, plan.head, record, head.text, 0));
        }
        Words.copy(head.text, 0, to, at, head.length);
        return render(plan, plan.head, record, to, at + head.length);
    }

    private int render(RenderPlan plan, int from, FlowRecord record, byte[] to, int at) {
        int next = steps(plan, from, plan.steps.length, record, to, at);
        Words.copy(plan.text, plan.tailStart, to, next, plan.tailLength);
        return next + plan.tailLength;
    }

    private int steps(RenderPlan plan, int from, int until, FlowRecord record, byte[] to, int at) {
        int[] steps = plan.steps;
        byte[] text = plan.text;
        int next = at;
        for (int i = from; i < until; i += RenderPlan.STRIDE) {
            int length = steps[i + 3];
            Words.copy(text, steps[i + 2], to, next, length);
            next += length;
            int form = steps[i];
            int column = steps[i + 1];
            if (form == 0) {
                next = Digits.number(to, next, record.raw(column));
            } else if (form == ADDRESS) {
                next = address(record, column, to, next);
            } else {
                next = other(form, column, record, to, next);
            }
        }
        return next;
    }

    private int other(int form, int column, FlowRecord record, byte[] to, int at) {
        return switch (form & FORM) {
            case SAMPLER_ADDRESS -> sampler(record, column, to, at);
            case SRC_NET -> network(record, SRC_ADDR, Column.SRC_NET, to, at);
            case DST_NET -> network(record, DST_ADDR, Column.DST_NET, to, at);
            case HEX, STRING -> bytes(form, record, column, to, at);
            case ICMP_NAME -> Words.put(IcmpTypes.name(record), to, at);
            case ELEMENT -> element(form >>> RenderPlan.ITEM_SHIFT, column, record, to, at);
            case JOIN -> names.next(Join.at(form >>> RenderPlan.ITEM_SHIFT), to, at);
            case LIST -> lists.items(record, record.schema().at(column), form >>> RenderPlan.ITEM_SHIFT, to, at);
            default -> values.number(form, record.raw(column), to, at);
        };
    }

    private int element(int form, int field, FlowRecord record, byte[] to, int at) {
        return form == LIST_ELEMENT ? texts.next(to, at) : elements.value(form, record.elementArray(),
            record.elementOffset(field), record.elementLength(field), to, at);
    }

    /** Writes lists that lie in the records that this one writes. */
    ListWriter lists() {
        return texts.writer();
    }

    private static int text(byte[] to, int at, byte[] text) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private static int address(FlowRecord record, int column, byte[] to, int at) {
        long where = record.raw(column);
        return Addresses.address(to, at, record.rawArray(column), (int) (where >>> 32), (int) where);
    }

    private int bytes(int form, FlowRecord record, int column, byte[] to, int at) {
        long where = record.raw(column);
        return values.bytes(form, record.rawArray(column), (int) (where >>> 32), (int) where, to, at);
    }

    private static int network(FlowRecord record, int address, Column bits, byte[] to, int at) {
        long where = record.raw(address);
        return Addresses.prefix(to, at, record.rawArray(address), (int) (where >>> 32), (int) where,
            record.number(bits));
    }

    private int sampler(FlowRecord record, int column, byte[] to, int at) {
        if (record.rawArray(column) != record.exporter().address()) {
            return address(record, column, to, at);
        }
        return linkLocal || !record.exporter().isLinkLocal() ? text(to, at, record.exporter().ascii()) : at;
    }
}
