// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.Arrays;
import java.util.Set;

/**
 * Fills a {@link FlowRecord} from a stored form, where there is no datagram any more: what readers of such forms write
 * with. One thread; allocates nothing per record.
 *
 * <p>The record's {@link FlowRecord#datagram()} holds the stored bytes in place of the datagram's, and of its header
 * what the columns tell: protocol, domain, sequence number, receive time. The record has the elements that were
 * stored. The NUMBER columns that most exporters send are all present, with 0 where nothing was stored: so records of
 * all kinds share a few plans of the encoders.
 */
public final class RecordLoader {
    /** Columns that not many exporters send: present only if stored, as their absence prints faster than their 0. */
    private static final Set<Column> RARE = Set.of(Column.SRC_MAC, Column.DST_MAC, Column.SRC_VLAN,
        Column.DST_VLAN, Column.VLAN_ID, Column.FORWARDING_STATUS, Column.IP_TTL, Column.IP_FLAGS, Column.ICMP_TYPE,
        Column.ICMP_CODE, Column.IPV6_FLOW_LABEL, Column.FRAGMENT_ID, Column.FRAGMENT_OFFSET, Column.NEXT_HOP_AS,
        Column.OBSERVATION_POINT_ID, Column.IPV6_ROUTING_HEADER_SEG_LEFT);
    private static final long ALWAYS = always();
    /** What a NUMBER column can hold. */
    private static final long[] WIDTHS = widths();
    private static final int SAMPLER = Column.SAMPLER_ADDRESS.ordinal();

    private final FlowRecord record = new FlowRecord();
    private final Datagram datagram = new Datagram();
    private final StoredElements elements = new StoredElements();

    private static long always() {
        long bits = 0;
        for (Column column : Schema.STANDARD.columns()) {
            bits |= column.kind() == Column.Kind.NUMBER && !RARE.contains(column) ? column.bit() : 0;
        }
        return bits;
    }

    private static long[] widths() {
        long[] widths = new long[Schema.STANDARD.count()];
        for (Column column : Schema.STANDARD.columns()) {
            widths[column.ordinal()] = column.bits() == 32 ? 0xffff_ffffL : -1;
        }
        return widths;
    }

    /** Starts a record: all its numbers are 0 or absent, it has no addresses and no lists. */
    public void begin() {
        Arrays.fill(record.values, 0);
        record.presence = ALWAYS;
        elements.clear();
        record.arrays[SAMPLER] = null;
        if (record.edited) {
            Arrays.fill(record.arrays, null);
            record.edited = false;
        }
    }

    /** Sets the NUMBER column with that ordinal; the value is cut to the column's width. */
    public void number(int column, long value) {
        record.values[column] = value & WIDTHS[column];
        record.presence |= 1L << column;
    }

    /** Sets the ADDRESS column with that ordinal to bytes of the array that {@link #finish} is given. */
    public void address(int column, int offset, int length) {
        record.values[column] = (long) offset << 32 | length;
        record.presence |= 1L << column;
    }

    /** Appends to the NUMBERS column with that ordinal; the item is cut to 32 bits. */
    public void append(int column, long item) {
        record.append(column, item & 0xffff_ffffL);
    }

    /** Appends to the ADDRESSES column with that ordinal bytes of the array that {@link #finish} is given. */
    public void append(int column, int offset, int length) {
        record.append(column, (long) offset << 32 | length);
    }

    /** Adds an element that is a number, with or without a sign. */
    public void element(long enterprise, int id, long value) {
        int at = elements.add(enterprise, id, Long.BYTES, Long.BYTES);
        Wire.put64(elements.bytes(), at, value);
    }

    /** Adds an element that is a floating point number, with as many bits as it needs. */
    public void element(long enterprise, int id, double value) {
        if (Double.compare((float) value, value) == 0) {
            int at = elements.add(enterprise, id, Float.BYTES, Float.BYTES);
            Wire.put32(elements.bytes(), at, Float.floatToRawIntBits((float) value));
        } else {
            element(enterprise, id, Double.doubleToRawLongBits(value));
        }
    }

    /** Adds an element whose value is bytes; {@code fieldLength} is their number, or {@link Layout#VARIABLE}. */
    public void element(long enterprise, int id, byte[] from, int offset, int length, int fieldLength) {
        int at = elements.add(enterprise, id, length, fieldLength);
        System.arraycopy(from, offset, elements.bytes(), at, length);
    }

    /**
     * Ends a record.
     *
     * @param exporter who sent it
     * @param bytes the array that addresses lie in; must not change while the record is in use
     * @param at where the stored form starts
     * @param length its bytes
     * @return the record, valid until {@link #begin}
     */
    public FlowRecord finish(Exporter exporter, byte[] bytes, int at, int length) {
        long[] values = record.values;
        datagram.wrap(bytes, at, length, exporter, 0, values[Column.TIME_RECEIVED_NS.ordinal()]);
        datagram.header(FlowType.ofNumber(values[Column.TYPE.ordinal()]).protocol(),
            values[Column.OBSERVATION_DOMAIN_ID.ordinal()], values[Column.SEQUENCE_NUM.ordinal()], 0, 0, 0);
        record.wrap(datagram, Layout.NONE, at, length);
        record.elements(elements);
        if ((int) values[SAMPLER] == exporter.address().length) {
            // The exporter's own address lets an encoder write it once for many records.
            record.arrays[SAMPLER] = exporter.address();
            values[SAMPLER] = exporter.address().length;
        }
        return record;
    }
}
