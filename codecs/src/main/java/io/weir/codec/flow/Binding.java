// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.Biflow;
import io.weir.codec.Nsel;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.List;

/**
 * How the records of one layout fill the columns: flat instructions, made once per layout. Immutable, any thread.
 *
 * <p>An instruction is four ints: step, column, offset in its span, and length in the lower 16 bits with the span above
 * them, which is 0 where the layout has fixed length; see {@link Layout#span}. A field of no length has none, but for
 * goflow2's values, where each element has at most one.
 */
public final class Binding {
    static final int STRIDE = 4;
    /** What an object of a few fields takes with the reference to it, at most. */
    private static final int FIELDS_BYTES = 40;
    /** Ordinals of the plain loads, constants so that the reader's switch is a jump table. */
    static final int NUMBER_8 = 1;
    static final int NUMBER_16 = 2;
    static final int NUMBER_32 = 3;
    static final int NUMBER_64 = 4;

    /** Columns of every record of a datagram. */
    static final long CONTEXT = Column.TYPE.bit() | Column.TIME_RECEIVED_NS.bit() | Column.SEQUENCE_NUM.bit()
        | Column.SAMPLING_RATE.bit() | Column.SAMPLER_ADDRESS.bit()
        | Column.TIME_FLOW_START_NS.bit() | Column.TIME_FLOW_END_NS.bit();

    /** What a layout and the binding of one way of it take beside what they take for each field, at most. */
    private static final int WAY_BYTES = 600;
    private static final int WAY_FIELD_BYTES = 48;

    final FlowType type;
    final Layout layout;
    /** What the fields stand for: {@link #layout} but for {@link Ways} and {@link OptionsFields}. */
    final Layout fields;
    final int[] steps;
    /** Columns that every record has from its datagram. */
    final long context;
    /** Columns that plain loads fill in every record: of the first 64, and of further ones. */
    final long presence;
    final long[] further;
    final boolean correct;
    final boolean firewallEvents;
    /** Field of the event where updates are left out; -1: none is. */
    final int updateField;
    final TimeFields times;
    final CounterFields counters;
    final SamplingFields sampling;
    /** Columns that may have another value than goflow2's because of what fills them. */
    final Choice[] choices;
    final LoneTime loneTime;
    /** Whether an absolute time may be there and not filled in. */
    final boolean tellsTimes;
    final boolean icmpInPort;
    final PrefixFields prefixes;
    /** Of a layout that counts both ways, if they are wanted: the fields that say so; else null. */
    final int[] wayCounters;
    /** How each of the two fills the columns. */
    private final Binding forward;
    private final Binding back;

    private Binding(FlowType type, Protocol protocol, Layout sent, Layout layout, int[] steps, Binder binder,
        List<Choice> choices, Ways ways, Binding forward, Binding back) {
        boolean correct = binder.correct();
        this.wayCounters = ways == null ? null : ways.counters();
        this.forward = forward;
        this.back = back;
        this.type = type;
        this.layout = sent;
        this.fields = layout;
        this.steps = steps;
        this.context = protocol.hasDomains() ? CONTEXT | Column.OBSERVATION_DOMAIN_ID.bit() : CONTEXT;
        this.presence = layout.isVariable() ? 0 : plainColumns(steps, 0);
        this.further = further(layout, steps);
        this.correct = correct;
        this.updateField = correct && binder.nsel() == Nsel.FLOWS ? FirewallEvents.repeated(sent, protocol) : -1;
        this.firewallEvents = FirewallEvents.in(layout, protocol);
        boolean corrected = correct && !firewallEvents;
        this.times = corrected ? TimeFields.of(layout, protocol) : null;
        this.counters = correct ? CounterFields.of(layout) : null;
        this.sampling = correct && !protocol.hasRateInHeader() ? SamplingFields.ofData(layout) : null;
        boolean framed = FrameElements.in(layout);
        this.choices = choices.stream().filter(each -> !framed && !each.isPlain()).map(Choice::settled)
            .toArray(Choice[]::new);
        this.loneTime = corrected ? LoneTime.of(layout, protocol) : null;
        this.tellsTimes = corrected && protocol.hasTemplates() && TimeFields.has(layout, protocol, 0)
            && TimeFields.has(layout, protocol, 1);
        this.prefixes = correct && !framed ? PrefixFields.of(layout) : null;
        this.icmpInPort = correct && !framed && IcmpFields.areMissing(layout);
    }

    /**
     * The binding of a layout.
     *
     * @param layout the fields
     * @param protocol what its records come in
     * @param correct whether values are right where goflow2's are wrong
     * @param mapping what the user wants beside
     */
    public static Binding of(Layout layout, Protocol protocol, boolean correct, Mapping mapping) {
        return of(layout, layout, protocol, new Binder(correct, mapping, Biflow.FORWARD, Nsel.ALL, false), null);
    }

    /**
     * The binding of a layout whose fields stand for others.
     *
     * @param layout the fields as they are sent
     * @param fields what they stand for
     * @param ways of a layout that counts both ways and is to give both; else null
     */
    static Binding of(Layout layout, Layout fields, Protocol protocol, Binder binder, Ways ways) {
        List<Choice> choices = binder.correct() ? Choice.of(fields, protocol) : List.of();
        int[] steps = BindingCompiler.steps(layout, fields, protocol, binder, choices);
        return new Binding(FlowType.of(protocol), protocol, layout, fields, steps, binder, choices, ways,
            ways == null ? null : of(layout, ways.forward(), protocol, binder, null),
            ways == null ? null : of(layout, ways.back(), protocol, binder, null));
    }

    /** That of options data: its records have the columns of their datagram and no others. */
    static Binding ofOptions(Layout layout, Protocol protocol) {
        Binder binder = new Binder(false, Mapping.NONE, Biflow.FORWARD, Nsel.ALL, true);
        return new Binding(FlowType.OPTIONS, protocol, layout, OptionsFields.of(layout, protocol), new int[0], binder,
            List.of(), null, null, null);
    }

    /** Whether its records may be updates of a firewall that are left out. */
    public boolean hasUpdates() {
        return updateField >= 0;
    }

    /** Whether its records may count both ways, which are wanted both. */
    public boolean hasWays() {
        return wayCounters != null;
    }

    /** How the way from source to destination fills the columns; null unless {@link #hasWays}. */
    public Binding forward() {
        return forward;
    }

    /** How the way back does; null unless {@link #hasWays}. */
    public Binding back() {
        return back;
    }

    /** Whether several fields may fill a column. */
    boolean chooses(int column) {
        for (Choice each : choices) {
            if (each.column().ordinal() == column) {
                return true;
            }
        }
        return false;
    }

    private static long[] further(Layout layout, int[] steps) {
        int words = 0;
        for (int i = 0; i < steps.length; i += STRIDE) {
            words = Math.max(words, steps[i + 1] >>> 6);
        }
        long[] further = new long[words];
        for (int i = 0; i < words && !layout.isVariable(); i++) {
            further[i] = plainColumns(steps, i + 1);
        }
        return further;
    }

    private static long plainColumns(int[] steps, int word) {
        long columns = 0;
        for (int i = 0; i < steps.length; i += STRIDE) {
            if (steps[i] >= NUMBER_8 && steps[i] <= NUMBER_64 && steps[i + 1] >>> 6 == word) {
                columns |= 1L << steps[i + 1];
            }
        }
        return columns;
    }

    /** Bytes of heap that it takes beyond four ints for each field of the layout: an estimate, never too small. */
    public int extraBytes() {
        int fields = times == null ? 0 : 1;
        fields += loneTime == null ? 0 : 1;
        fields += prefixes == null ? 0 : 1;
        fields += sampling == null ? 0 : 2;
        fields += counters == null ? 0 : 3;
        int ways = hasWays() ? wayBytes(forward) + wayBytes(back) : 0;
        ways += type == FlowType.OPTIONS ? WAY_BYTES + WAY_FIELD_BYTES * layout.fieldCount() : 0;
        return ways + FIELDS_BYTES * (fields + choices.length)
            + Integer.BYTES * Math.max(0, steps.length - STRIDE * layout.fieldCount());
    }

    private static int wayBytes(Binding way) {
        return WAY_BYTES + WAY_FIELD_BYTES * way.layout.fieldCount() + way.extraBytes();
    }

    /** The layout that is bound. */
    public Layout layout() {
        return layout;
    }
}
