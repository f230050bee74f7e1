// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/** Replaces values that need several fields, or what stands beside the record; counts what differs from goflow2's. */
final class Corrections {
    /** No rate is bound to a template or an interface. */
    static final int NO_SCOPES = -1;

    /** flowEndReason: active timeout; its totals will be reported again, RFC 5102 section 5.11.3. */
    private static final long ACTIVE_TIMEOUT = 2;
    private static final long ICMP = 1;
    private static final long ICMPV6 = 58;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BYTES = 16;

    private final FlowRecord record;
    private final RuleCounts rules;

    Corrections(FlowRecord record, RuleCounts rules) {
        this.record = record;
        this.rules = rules;
    }

    /** {@code template} is the records', or {@link #NO_SCOPES} where no rate is bound to a template or interface. */
    void apply(Binding binding, SamplerRates rates, long systemInitMs, int template) {
        if (binding.counters != null) {
            counters(binding.counters);
        }
        if (binding.times != null) {
            times(binding.times, systemInitMs);
        }
        if (binding.loneTime != null) {
            loneTime(binding.loneTime);
        } else if (binding.tellsTimes) {
            order();
        }
        if (binding.icmpInPort) {
            icmpInPort();
        }
        for (Choice choice : binding.choices) {
            chosen(choice);
        }
        if (binding.prefixes != null) {
            prefix(Column.SRC_ADDR, Column.SRC_NET, binding.prefixes.source4(), binding.prefixes.source6());
            prefix(Column.DST_ADDR, Column.DST_NET, binding.prefixes.destination4(), binding.prefixes.destination6());
        }
        sampling(binding.sampling, rates, template);
    }

    private void counters(CounterFields fields) {
        for (int pair = 0; pair < fields.octets().length; pair++) {
            long octets = value(fields.octets()[pair]);
            long packets = value(fields.packets()[pair]);
            boolean running = pair == CounterFields.TOTALS && value(fields.endReason()) == ACTIVE_TIMEOUT;
            if ((octets | packets) != 0 && !running) {
                take(Column.BYTES, fields.octets()[pair], octets);
                take(Column.PACKETS, fields.packets()[pair], packets);
                break;
            }
        }
        if (fields.layer2Octets() >= 0 && record.number(Column.BYTES) == 0) {
            take(Column.BYTES, fields.layer2Octets(), value(fields.layer2Octets()));
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
        relative(Column.TIME_FLOW_START_NS, fields.start(), initMs);
        relative(Column.TIME_FLOW_END_NS, fields.end(), initMs);
        if (fields.observedStep() != null) {
            long observed = absolute(fields.observedStep(), value(fields.observed()));
            if (!Times.isUnset(observed)) {
                replace(Column.TIME_FLOW_START_NS, observed, Rule.ABSOLUTE_TIMES);
                replace(Column.TIME_FLOW_END_NS, observed, Rule.ABSOLUTE_TIMES);
            }
        }
    }

    /** Where no absolute time was set: the export time stands there. */
    private void relative(Column column, int field, long initMs) {
        if (isNumber(field) && record.number(column) == Times.exportNs(record.datagram())) {
            sinceInit(column, value(field), initMs);
        }
    }

    private static long absolute(Step step, long value) {
        return switch (step) {
            case SECONDS -> Times.seconds(value);
            case MILLISECONDS -> Times.milliseconds(value);
            default -> Times.ntp(value);
        };
    }

    /** A start that was not filled in is not later than the end. */
    private void order() {
        long start = record.number(Column.TIME_FLOW_START_NS);
        long end = record.number(Column.TIME_FLOW_END_NS);
        if (start > end && start == Times.exportNs(record.datagram())) {
            replace(Column.TIME_FLOW_START_NS, end, Rule.LONE_TIME);
        }
    }

    private void loneTime(LoneTime fields) {
        long duration = value(fields.duration()) * fields.unitNs();
        boolean unset = record.number(Column.TIME_FLOW_START_NS) == Times.exportNs(record.datagram());
        if (fields.isStart() && !unset) {
            replace(Column.TIME_FLOW_END_NS, record.number(Column.TIME_FLOW_START_NS) + duration, Rule.LONE_TIME);
        } else {
            replace(Column.TIME_FLOW_START_NS, record.number(Column.TIME_FLOW_END_NS) - duration, Rule.LONE_TIME);
        }
    }

    /** Type and code of ICMP stay in the destination port where ports were swapped. */
    void icmpPorts() {
        long proto = record.number(Column.PROTO);
        if ((proto == ICMP || proto == ICMPV6) && record.number(Column.DST_PORT) == 0 && record.has(Column.SRC_PORT)) {
            put(Column.DST_PORT, record.number(Column.SRC_PORT));
            put(Column.SRC_PORT, 0);
        }
    }

    /** What exporters without elements for it do since NetFlow v5: type and code as the destination port. */
    private void icmpInPort() {
        long proto = record.number(Column.PROTO);
        long port = record.number(Column.DST_PORT);
        if ((proto == ICMP || proto == ICMPV6) && port != 0 && record.number(Column.SRC_PORT) == 0) {
            rules.increment(Rule.ICMP_PORT);
            put(Column.ICMP_TYPE, port >>> 8 & 0xff);
            put(Column.ICMP_CODE, port & 0xff);
        }
    }

    /** Where both families have a length, that of the address, unless it is 0 or does not fit. */
    private void prefix(Column address, Column bits, int field4, int field6) {
        boolean ipv6 = record.isPresent(address.ordinal()) && (int) record.raw(address.ordinal()) == IPV6_BYTES;
        if (field4 >= 0 && field6 >= 0) {
            long own = value(ipv6 ? field6 : field4);
            long other = value(ipv6 ? field4 : field6);
            boolean fits = own != 0 && (ipv6 || own <= IPV4_BITS);
            replace(bits, fits || other == 0 || !ipv6 && other > IPV4_BITS && own == 0 ? own : other, Rule.UNSET);
        }
        if (!ipv6 && record.number(bits) > IPV4_BITS && record.isPresent(address.ordinal())) {
            replace(bits, IPV4_BITS, Rule.PREFIX_LENGTH);
        }
    }

    private void chosen(Choice choice) {
        if (record.number(choice.column()) != goflow2(choice)) {
            rules.increment(choice.rule());
        }
    }

    private long goflow2(Choice choice) {
        Step step = choice.goflow2Step();
        if (step == null) {
            return choice.rule() == Rule.ABSOLUTE_TIMES ? Times.exportNs(record.datagram()) : 0;
        }
        long value = value(choice.goflow2Field());
        return switch (step) {
            case ICMP -> (choice.column() == Column.ICMP_CODE ? value : value >>> 8) & 0xff;
            case UPTIME -> Times.uptimeAsGoflow2(record.datagram(), value);
            case SECONDS, MILLISECONDS, NTP -> absolute(step, value);
            case DELTA_MICROSECONDS -> Times.deltaMicroseconds(record.datagram(), value);
            default -> choice.column().bits() == 32 ? value & 0xffff_ffffL : value;
        };
    }

    private void sinceInit(Column column, long value, long initMs) {
        if (initMs >= 0) {
            replace(column, Times.sinceInit(record.datagram(), initMs, value), Rule.RELATIVE_TIMES);
        }
    }

    private void sampling(SamplingFields fields, SamplerRates rates, int template) {
        long goflow2 = rates.goflow2Rate();
        if (fields != null || template != NO_SCOPES) {
            long own = fields != null && fields.hasRate() ? fields.rate(record) : 0;
            record.values[Column.SAMPLING_RATE.ordinal()] = own != 0 ? own : told(fields, rates, template);
        }
        if (record.values[Column.SAMPLING_RATE.ordinal()] != goflow2) {
            rules.increment(Rule.SAMPLING);
        }
    }

    /** What options data told. */
    private long told(SamplingFields fields, SamplerRates rates, int template) {
        long sampler = fields == null ? SamplerRates.NO_SAMPLER : fields.sampler(record);
        return template == NO_SCOPES ? rates.rate(sampler)
            : rates.rate(sampler, template, record.number(Column.IN_IF), record.number(Column.OUT_IF));
    }

    private void replace(Column column, long value, Rule rule) {
        if (record.number(column) != value) {
            rules.increment(rule);
        }
        put(column, value);
    }

    private void put(Column column, long value) {
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
