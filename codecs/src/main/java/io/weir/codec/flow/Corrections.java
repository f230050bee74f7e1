// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/** Replaces values where goflow2's are wrong, after the steps of a binding gave goflow2's; counts what it changed. */
final class Corrections {
    /** flowEndReason: active timeout; its totals will be reported again, RFC 5102 section 5.11.3. */
    private static final long ACTIVE_TIMEOUT = 2;

    private final FlowRecord record;
    private final RuleCounts rules;

    Corrections(FlowRecord record, RuleCounts rules) {
        this.record = record;
        this.rules = rules;
    }

    void apply(Binding binding, SamplerRates rates, long systemInitMs) {
        if (binding.counters != null) {
            counters(binding.counters);
        }
        if (binding.times != null) {
            times(binding.times, systemInitMs);
        }
        sampling(binding.sampling, rates);
    }

    private void counters(CounterFields fields) {
        for (int pair = 0; pair < fields.octets().length; pair++) {
            long octets = value(fields.octets()[pair]);
            long packets = value(fields.packets()[pair]);
            boolean running = pair == CounterFields.TOTALS && value(fields.endReason()) == ACTIVE_TIMEOUT;
            if ((octets | packets) != 0 && !running) {
                take(Column.BYTES, fields.octets()[pair], octets);
                take(Column.PACKETS, fields.packets()[pair], packets);
                return;
            }
        }
    }

    /** A pair without one of its two keeps goflow2's value for that one. */
    private void take(Column column, int field, long value) {
        if (field >= 0) {
            replace(column, value, Rule.COUNTERS);
        }
    }

    private void times(TimeFields fields, long systemInitMs) {
        long initMs = isNumber(fields.init()) ? value(fields.init()) : systemInitMs;
        time(Column.TIME_FLOW_START_NS, fields.start(), fields.startStep(), initMs);
        time(Column.TIME_FLOW_END_NS, fields.end(), fields.endStep(), initMs);
        if (isNumber(fields.observed())) {
            long observed = Times.milliseconds(value(fields.observed()));
            replace(Column.TIME_FLOW_START_NS, observed, Rule.ABSOLUTE_TIMES);
            replace(Column.TIME_FLOW_END_NS, observed, Rule.ABSOLUTE_TIMES);
        }
    }

    private void time(Column column, int field, Step step, long initMs) {
        if (!isNumber(field)) {
            return;
        }
        long value = value(field);
        switch (step) {
            case UPTIME -> sinceInit(column, value, initMs);
            case SECONDS -> replace(column, Times.seconds(value), Rule.ABSOLUTE_TIMES);
            case MILLISECONDS -> replace(column, Times.milliseconds(value), Rule.ABSOLUTE_TIMES);
            default -> replace(column, Times.ntp(value), Rule.ABSOLUTE_TIMES);
        }
    }

    private void sinceInit(Column column, long value, long initMs) {
        if (initMs >= 0) {
            replace(column, Times.sinceInit(record.datagram(), initMs, value), Rule.RELATIVE_TIMES);
        }
    }

    private void sampling(SamplingFields fields, SamplerRates rates) {
        long goflow2 = rates.goflow2Rate();
        if (fields != null) {
            long own = fields.hasRate() ? fields.rate(record) : 0;
            record.values[Column.SAMPLING_RATE.ordinal()] = own != 0 ? own : rates.rate(fields.sampler(record));
        }
        if (record.values[Column.SAMPLING_RATE.ordinal()] != goflow2) {
            rules.increment(Rule.SAMPLING);
        }
    }

    private void replace(Column column, long value, Rule rule) {
        if (record.number(column) != value) {
            rules.increment(rule);
        }
        record.values[column.ordinal()] = value;
        record.presence |= column.bit();
    }

    private boolean isNumber(int field) {
        if (field < 0) {
            return false;
        }
        int length = record.elementLength(field);
        return length > 0 && length <= 8;
    }

    private long value(int field) {
        Datagram datagram = record.datagram();
        return isNumber(field)
            ? Wire.uint(datagram.bytes(), record.elementOffset(field), record.elementLength(field)) : 0;
    }
}
