// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.frame.Layer;
import io.weir.codec.template.Layout;
import io.weir.codec.template.Layouts;
import io.weir.codec.wire.Wire;

/**
 * Fills the one {@link FlowRecord} of a worker from bytes, by a {@link Binding}. One thread; allocates nothing.
 */
public final class RecordReader {
    private final FlowRecord record;
    private final RuleCounts rules = new RuleCounts();
    private final ColumnSteps columns;
    private final Corrections corrections;
    private final FaultListener faults;

    private Datagram datagram;
    private SamplerRates rates;
    private long systemInitMs;
    private long defaultRate;
    private long fixedRate;
    private boolean scopedRates;
    private int templateId;

    /**
     * A reader.
     *
     * @param faults told of values it cannot use
     * @param mapping what the user wants beside
     * @param correct as in {@link Binding}
     */
    public RecordReader(FaultListener faults, Mapping mapping, boolean correct) {
        this.faults = faults;
        this.record = new FlowRecord(mapping.schema());
        this.columns = new ColumnSteps(record, rules, mapping, correct);
        this.corrections = new Corrections(record, rules);
    }

    /** Tells of a fault in the datagram and the template set last. */
    public void refuse(Fault fault) {
        faults.onFault(fault, datagram, templateId);
    }

    /** The record that {@link #read} fills. */
    public FlowRecord record() {
        return record;
    }

    /** How often each rule changed a value. */
    public RuleCounts rules() {
        return rules;
    }

    /** Sets the datagram whose records are located next, and the template id for fault messages (0 for v5). */
    public void bind(Datagram context, int template) {
        datagram = context;
        templateId = template;
    }

    /** Sets the templates to which lists in the records refer. */
    public void templates(Layouts known) {
        record.templates(known);
    }

    /** Sets the names of what the records have as numbers. */
    public void names(Names known) {
        record.names(known);
    }

    /**
     * Sets what the records read next share, beside {@link #bind}.
     *
     * @param samplers sampling as it holds for the datagram
     * @param initMs systemInitTimeMilliseconds of the domain, -1 if unknown
     */
    public void context(SamplerRates samplers, long initMs) {
        rates = samplers;
        systemInitMs = initMs;
        defaultRate = samplers.rate(SamplerRates.NO_SAMPLER);
        fixedRate = samplers.fixedRate();
        scopedRates = samplers.hasScopes();
    }

    /** The template id set last. */
    public int templateId() {
        return templateId;
    }

    /** Whether what is left of a set holds one more record. */
    public boolean fits(Layout layout, int at, int end) {
        return at >= 0 && layout.fits(at, end);
    }

    /**
     * The end of the record that starts at {@code at}; for variable layouts this finds the fields as well.
     *
     * @param end end of the set; values beyond it are cut
     * @return the offset behind the record, or -1 if a length prefix is cut
     */
    public int locate(Layout layout, int at, int end) {
        record.wrap(datagram, layout, at, 0);
        if (layout.isVariable()) {
            return VariableFields.locate(layout, datagram.bytes(), at, end, record.positions);
        }
        return at + layout.fixedLength();
    }

    /** Whether {@link #locate} had to cut a value of the last record. */
    public boolean isCut() {
        return record.positions.isCut();
    }

    /** Fills the columns of the record that was last {@link #locate}d; {@code end} is what locate gave. */
    public FlowRecord read(Binding binding, int end) {
        fill(binding, end);
        for (int refused = columns.takeTooWide(); refused > 0; refused--) {
            faults.onFault(Fault.VALUE_WIDTH, datagram, templateId);
        }
        tellFull();
        if (binding.correct) {
            corrections.apply(binding, rates, systemInitMs, scopedRates ? templateId : Corrections.NO_SCOPES);
        }
        if (fixedRate != 0) {
            record.values[Column.SAMPLING_RATE.ordinal()] = fixedRate;
        }
        return record;
    }

    private void fill(Binding binding, int end) {
        record.length = end - record.start;
        preset(binding);
        if (binding.layout.isVariable()) {
            variable(binding);
        } else {
            fixed(binding);
        }
    }

    /** Whether the record that was last {@link #locate}d is an update of a firewall; {@code binding} has them. */
    public boolean isUpdate(Binding binding) {
        return record.elementNumber(binding.updateField) == FirewallEvents.UPDATE;
    }

    /** Whether the record that was last {@link #locate}d counts by ways; {@code binding} has them. */
    public boolean countsWays(Binding binding) {
        for (int field : binding.wayCounters) {
            if (record.elementNumber(field) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills the columns of the record that was last {@link #locate}d with its way back, whatever has become of them.
     * Faults were told with the way forward.
     *
     * @param binding that of the way back
     * @param end what locate gave
     * @param rate the sampling rate, which is the same for both ways
     * @return whether anything came back
     */
    public boolean readBack(Binding binding, int end, long rate) {
        fill(binding, end);
        columns.takeTooWide();
        columns.takeFull();
        corrections.icmpPorts();
        if (binding.correct) {
            corrections.apply(binding, rates, systemInitMs, Corrections.NO_SCOPES);
        }
        record.values[Column.SAMPLING_RATE.ordinal()] = rate;
        return (record.number(Column.BYTES) | record.number(Column.PACKETS)) != 0;
    }

    /** Makes a view of the elements alone of the record that was last located: options data. */
    public FlowRecord elements(int end) {
        record.length = end - record.start;
        record.clear(0);
        return record;
    }

    /** Makes a record of its own of the options data whose {@link #elements} are in view; sampling is not its. */
    public FlowRecord options(Binding binding) {
        record.wrap(datagram, binding.fields, record.start, record.length);
        preset(binding);
        record.values[Column.SAMPLING_RATE.ordinal()] = 0;
        return record;
    }

    /**
     * Begins a record that its decoder fills by itself, with what its datagram says; sampling as {@link #context} has
     * it.
     *
     * @param at where it starts in the datagram's bytes
     * @param size its bytes
     */
    public void begin(int at, int size) {
        record.wrap(datagram, Layout.NONE, at, size);
        preset(FlowType.of(datagram.protocol()), Binding.CONTEXT);
        if (fixedRate != 0) {
            record.values[Column.SAMPLING_RATE.ordinal()] = fixedRate;
        }
        if (datagram.agentLength() > 0) {
            record.values[Column.SAMPLER_ADDRESS.ordinal()] =
                (long) datagram.agentOffset() << 32 | datagram.agentLength();
            record.arrays[Column.SAMPLER_ADDRESS.ordinal()] = null;
        }
    }

    /** Fills columns from the sampled frame in {@code length} bytes at {@code at}, whose first header is given. */
    public void frame(Layer first, int at, int length, boolean correct) {
        columns.header(first, correct, datagram.bytes(), at, length);
        tellFull();
    }

    private void tellFull() {
        if (columns.takeFull()) {
            faults.onFault(Fault.MAPPED_BYTES, datagram, templateId);
        }
    }

    /** Counts a value that is another one than goflow2's. */
    public void corrected(Rule rule) {
        rules.increment(rule);
    }

    private void preset(Binding binding) {
        record.filledBy(binding.fields);
        preset(binding.type, binding.context);
    }

    private void preset(FlowType type, long presence) {
        long[] values = record.values;
        values[Column.TYPE.ordinal()] = type.number();
        values[Column.TIME_RECEIVED_NS.ordinal()] = datagram.receivedNs();
        values[Column.SEQUENCE_NUM.ordinal()] = datagram.sequence();
        values[Column.SAMPLING_RATE.ordinal()] = defaultRate;
        values[Column.SAMPLER_ADDRESS.ordinal()] = datagram.exporter().address().length;
        values[Column.OBSERVATION_DOMAIN_ID.ordinal()] = datagram.domain();
        long exported = Times.exportNs(datagram);
        values[Column.BYTES.ordinal()] = 0;
        values[Column.TIME_FLOW_START_NS.ordinal()] = exported;
        values[Column.TIME_FLOW_END_NS.ordinal()] = exported;
        record.clear(presence);
        columns.begin();
        record.arrays[Column.SAMPLER_ADDRESS.ordinal()] = datagram.exporter().address();
        if (record.edited) {
            forgetEdits();
        }
    }

    private void forgetEdits() {
        java.util.Arrays.fill(record.arrays, null);
        record.arrays[Column.SAMPLER_ADDRESS.ordinal()] = datagram.exporter().address();
        record.edited = false;
    }

    private void fixed(Binding binding) {
        int[] steps = binding.steps;
        byte[] bytes = datagram.bytes();
        long[] values = record.values;
        int start = record.start;
        record.presence |= binding.presence;
        for (int i = 0; i < binding.further.length; i++) {
            record.further[i] |= binding.further[i];
        }
        for (int i = 0; i < steps.length; i += Binding.STRIDE) {
            int column = steps[i + 1];
            int at = start + steps[i + 2];
            switch (steps[i]) {
                case Binding.NUMBER_8 -> values[column] = Wire.u8(bytes, at);
                case Binding.NUMBER_16 -> values[column] = Wire.u16(bytes, at);
                case Binding.NUMBER_32 -> values[column] = Wire.u32(bytes, at);
                case Binding.NUMBER_64 -> values[column] = Wire.i64(bytes, at);
                default -> columns.apply(binding, steps[i], column, at, steps[i + 3]);
            }
        }
    }

    private void variable(Binding binding) {
        int[] steps = binding.steps;
        FieldPositions positions = record.positions;
        for (int i = 0; i < steps.length; i += Binding.STRIDE) {
            int span = steps[i + 3] >>> 16;
            int length = steps[i + 3] & 0xffff;
            if (length == Layout.VARIABLE) {
                columns.apply(binding, steps[i], steps[i + 1], positions.variableOffset(span),
                    positions.variableLength(span));
            } else {
                int at = positions.fixedOffset(span, steps[i + 2]);
                columns.apply(binding, steps[i], steps[i + 1], at, positions.fixedLength(at, length));
            }
        }
    }
}
