// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.frame.FrameParser;
import io.weir.codec.frame.Layer;
import io.weir.codec.wire.Wire;

/** The steps that need more than one load and one store. */
final class ColumnSteps {
    private static final long ETHERTYPE_IPV4 = 0x0800;
    private static final long ETHERTYPE_IPV6 = 0x86dd;
    private static final int LAST_OF_GOFLOW2 = 2;

    private final FlowRecord record;
    private final RuleCounts rules;
    private final Goflow2FrameColumns goflow2Frames;
    private final StandardFrameColumns frames;
    private final MappedColumns mapped;
    private int tooWide;
    /** Whether the label that is marked as the bottom of the stack was read. */
    private boolean bottom;

    ColumnSteps(FlowRecord record, RuleCounts rules, Mapping mapping, boolean correct) {
        this.record = record;
        this.rules = rules;
        this.mapped = new MappedColumns(record, correct);
        this.goflow2Frames = new Goflow2FrameColumns(record, mapping.frames(), mapped);
        this.frames = new StandardFrameColumns(record, mapping.frames(), mapped);
    }

    /** Begins a record. */
    void begin() {
        bottom = false;
        mapped.begin();
    }

    /** How many numbers were too wide since the last call. */
    int takeTooWide() {
        int was = tooWide;
        tooWide = 0;
        return was;
    }

    /** Whether there was no room for a value that the user maps since the last call. */
    boolean takeFull() {
        return mapped.takeFull();
    }

    void apply(Binding binding, int step, int column, int at, int length) {
        Step kind = Step.at(step);
        if (kind.isNumeric()) {
            if (length > 8) {
                tooWide++;
                return;
            }
            number(binding, kind, column, at, length);
            return;
        }
        byte[] bytes = record.datagram().bytes();
        switch (kind) {
            case ADDRESS_IPV4 -> address(column, bytes, at, length, ETHERTYPE_IPV4);
            case ADDRESS_IPV6 -> address(column, bytes, at, length, ETHERTYPE_IPV6);
            case OTHER_IPV4 -> otherAddress(column, at, length, ETHERTYPE_IPV4);
            case OTHER_IPV6 -> otherAddress(column, at, length, ETHERTYPE_IPV6);
            case HOP -> hop(binding.correct, column, bytes, at, length);
            case APPEND_ADDRESS -> record.append(column, (long) at << 32 | length);
            case IP_VERSION -> ipVersion(bytes, at, length);
            case MAPPED_BYTES -> mapped.bytes(record.schema.at(column), bytes, at, length);
            case FRAME -> frame(binding.correct, bytes, at, length);
            case OTHER_FRAME -> section(bytes, at, length, Layer.ETHERNET);
            default -> section(bytes, at, length, FrameParser.packet(bytes, at, at + length));
        }
    }

    private void number(Binding binding, Step kind, int column, int at, int length) {
        Datagram datagram = record.datagram();
        long value = Wire.uint(datagram.bytes(), at, length);
        switch (kind) {
            case ICMP -> icmp(value);
            case LABEL_0, LABEL_1, LABEL_2, LABEL_3, LABEL_4, LABEL_5, LABEL_6, LABEL_7, LABEL_8, LABEL_9 ->
                label(binding.correct, kind.ordinal() - Step.LABEL_0.ordinal(), value, length);
            case FRAGMENT_FLAGS -> fragmentFlags(binding.correct, column, value, length);
            case UPTIME -> uptime(binding, column, value);
            case SECONDS -> time(binding, column, Times.seconds(value));
            case MILLISECONDS -> time(binding, column, Times.milliseconds(value));
            case NTP -> time(binding, column, Times.ntp(value));
            case DELTA_MICROSECONDS -> store(column, Times.deltaMicroseconds(datagram, value));
            case FRAME_OCTETS -> frameOctets(value);
            default -> plain(kind, column, value, length);
        }
    }

    /** A number of odd width, or one that the user maps. */
    private void plain(Step kind, int ordinal, long value, int length) {
        Column column = record.schema.at(ordinal);
        if (kind == Step.MAPPED_NUMBER) {
            mapped.number(column, value);
        } else if (kind == Step.MAPPED_LITTLE_ENDIAN) {
            mapped.number(column, MappedColumns.reversed(value, length));
        } else if (kind.isChosen()) {
            chosen(kind, column, value, length);
        } else {
            store(ordinal, column.bits() == 32 ? value & 0xffff_ffffL : value);
        }
    }

    /** With the right values only: zero replaces nothing. */
    private void chosen(Step kind, Column column, long value, int length) {
        if (kind == Step.TCP_FLAGS) {
            tcpFlags(column, value, length);
        } else if (kind == Step.ETHER_TYPE) {
            etherType(value);
        } else if (value != 0 || !record.isPresent(column.ordinal())) {
            long number = switch (kind) {
                case DSCP -> (value & 0x3f) << 2;
                case ICMP_TYPE -> value >>> 8 & 0xff;
                case ICMP_CODE -> value & 0xff;
                default -> value;
            };
            store(column, column.bits() == 32 ? number & 0xffff_ffffL : number);
        }
    }

    /** RFC 9565: the top four bits of two bytes are the data offset, of no meaning here. */
    private void tcpFlags(Column column, long value, int length) {
        long flags = length > 1 ? value & 0xfff : value;
        if (flags != value) {
            rules.increment(Rule.TCP_FLAGS);
        }
        store(column, flags);
    }

    private void etherType(long value) {
        if (value != 0 && !record.isPresent(Column.ETYPE.ordinal())) {
            rules.increment(Rule.OTHER_ELEMENT);
            store(Column.ETYPE, value & 0xffff);
        }
    }

    /** The export time stays where none is filled in. */
    private void time(Binding binding, int column, long ns) {
        if (!binding.correct || binding.firewallEvents || !Times.isUnset(ns)) {
            store(column, ns);
        } else if (!binding.chooses(column)) {
            rules.increment(Rule.ABSOLUTE_TIMES);
        }
    }

    private void store(int column, long value) {
        record.values[column] = value;
        record.mark(column);
    }

    /** Bytes of the datagram; they may replace some of a frame's that lie elsewhere. */
    private void storeBytes(int column, int at, int length) {
        if (record.edited) {
            record.arrays[column] = null;
        }
        store(column, (long) at << 32 | length);
    }

    private void store(Column column, long value) {
        store(column.ordinal(), value);
    }

    private void address(int column, byte[] bytes, int at, int length, long etherType) {
        boolean taken = (record.presence & 1L << column) != 0;
        if (length == 0 || taken && Wire.zero(bytes, at, length)) {
            return;
        }
        storeBytes(column, at, length);
        store(Column.ETYPE, etherType);
    }

    private void otherAddress(int column, int at, int length, long etherType) {
        byte[] bytes = record.datagram().bytes();
        if (!Wire.zero(bytes, at, length) && (!record.isPresent(column) || zero(column, bytes))) {
            rules.increment(Rule.OTHER_ELEMENT);
            storeBytes(column, at, length);
            store(Column.ETYPE, etherType);
        }
    }

    private void hop(boolean correct, int column, byte[] bytes, int at, int length) {
        boolean taken = (record.presence & 1L << column) != 0;
        if (correct && taken && Wire.zero(bytes, at, length) && !zero(column, bytes)) {
            rules.increment(Rule.NEXT_HOP);
            return;
        }
        storeBytes(column, at, length);
    }

    private boolean zero(int column, byte[] bytes) {
        long value = record.values[column];
        return Wire.zero(bytes, (int) (value >>> 32), (int) value);
    }

    private void ipVersion(byte[] bytes, int at, int length) {
        int version = length == 0 ? 0 : bytes[at];
        if (version == 4 || version == 6) {
            store(Column.ETYPE, version == 4 ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6);
        }
    }

    private void icmp(long value) {
        store(Column.ICMP_TYPE, value >>> 8 & 0xff);
        store(Column.ICMP_CODE, value & 0xff);
    }

    /** RFC 3032: label 20 bits, experimental 3, bottom 1; a fourth byte is the TTL, which goflow2 leaves in. */
    private void label(boolean correct, int index, long value, int length) {
        if (!correct) {
            record.put(Column.MPLS_LABEL.ordinal(), index, value >>> 4 & 0xffff_ffffL);
            return;
        }
        long entry = length == 4 ? value >>> 8 : value;
        boolean used = !bottom && entry != 0;
        int place = record.isPresent(Column.MPLS_LABEL.ordinal()) ? (int) record.number(Column.MPLS_LABEL) : 0;
        long label = entry >>> 4 & 0xffff_ffffL;
        boolean same = used && place == index && label == (value >>> 4 & 0xffff_ffffL);
        if (used ? !same || index > LAST_OF_GOFLOW2 : index <= LAST_OF_GOFLOW2) {
            rules.increment(Rule.MPLS_LABEL);
        }
        if (used) {
            bottom = (entry & 1) != 0;
            record.put(Column.MPLS_LABEL.ordinal(), place, label);
        }
    }

    private void fragmentFlags(boolean correct, int column, long value, int length) {
        boolean wide = correct && length > 1;
        long flags = (wide ? (value & 0xff) >>> 5 : value >>> 5) & 0xffff_ffffL;
        if (wide && flags != (value >>> 5 & 0xffff_ffffL)) {
            rules.increment(Rule.FRAGMENT_FLAGS);
        }
        store(column, flags);
    }

    private void uptime(Binding binding, int column, long value) {
        Datagram datagram = record.datagram();
        long ns = Times.uptimeAsGoflow2(datagram, value);
        if (binding.correct && !binding.firewallEvents) {
            long right = Times.uptime(datagram, value);
            if (right != ns && !binding.chooses(column)) {
                rules.increment(Rule.RELATIVE_TIMES);
            }
            ns = right;
        }
        store(column, ns);
    }

    private void frameOctets(long value) {
        store(Column.BYTES, value);
        store(Column.PACKETS, 1);
    }

    private void frame(boolean correct, byte[] bytes, int at, int length) {
        store(Column.PACKETS, 1);
        int octets = length;
        if (correct) {
            octets = frames.read(bytes, at, length, Layer.ETHERNET);
            rules.increment(frames.corrected());
        } else {
            goflow2Frames.parse(bytes, at, length, Layer.ETHERNET);
        }
        if (record.number(Column.BYTES) == 0) {
            store(Column.BYTES, octets);
            if (octets != length) {
                rules.increment(Rule.FRAME_BYTES);
            }
        }
    }

    /** The header of a frame whose octets are told beside it. */
    void header(Layer first, boolean correct, byte[] bytes, int at, int length) {
        if (!correct) {
            goflow2Frames.parse(bytes, at, length, first);
            return;
        }
        frames.read(bytes, at, length, first);
        if (first == Layer.ETHERNET) {
            rules.increment(frames.corrected());
        } else {
            rules.increment(Rule.FRAME);
        }
    }

    /** A frame or packet in an element that goflow2 does not read. */
    private void section(byte[] bytes, int at, int length, Layer start) {
        store(Column.PACKETS, 1);
        int octets = frames.read(bytes, at, length, start);
        if (record.number(Column.BYTES) == 0) {
            store(Column.BYTES, octets);
        }
        rules.increment(Rule.FRAME);
    }
}
