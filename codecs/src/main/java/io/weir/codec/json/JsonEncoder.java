// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Renders records as goflow2's JSON, without a separator. One thread; allocates nothing per record.
 *
 * <p>Records are rendered by a plan for the set of columns they have: a few plans serve thousands of templates.
 */
public final class JsonEncoder {
    /** Plans kept; a flood of different column sets must not fill the heap. */
    private static final int MAX_PLANS = 4096;
    private static final byte[][] TYPES = new byte[FlowType.values().length][];

    static {
        for (FlowType type : FlowType.values()) {
            TYPES[type.ordinal()] = type.name().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final Long2ObjectHashMap<RenderPlan> plans = new Long2ObjectHashMap<>();
    private final boolean linkLocal;
    private long lastPresence;
    private RenderPlan lastPlan = RenderPlan.of(0);

    /** An encoder that prints all addresses of exporters. */
    public JsonEncoder() {
        this(true);
    }

    /**
     * An encoder.
     *
     * @param linkLocal whether link-local addresses of exporters are printed; goflow2 leaves them empty
     */
    public JsonEncoder(boolean linkLocal) {
        this.linkLocal = linkLocal;
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
        RenderPlan plan = plan(record.presence());
        int room = plan.room() + Lists.room(record);
        if (limit - at < room) {
            return -room;
        }
        return render(plan, record, to, at) - at;
    }

    private RenderPlan plan(long presence) {
        if (presence != lastPresence) {
            RenderPlan plan = plans.get(presence);
            lastPlan = plan != null ? plan : add(presence);
            lastPresence = presence;
        }
        return lastPlan;
    }

    private RenderPlan add(long presence) {
        if (plans.size() >= MAX_PLANS) {
            plans.clear();
        }
        RenderPlan plan = RenderPlan.of(presence);
        plans.put(presence, plan);
        return plan;
    }

    private int render(RenderPlan plan, FlowRecord record, byte[] to, int at) {
        int[] steps = plan.steps;
        byte[] text = plan.text;
        int next = at;
        for (int i = 0; i < steps.length; i += RenderPlan.STRIDE) {
            int length = steps[i + 3];
            Words.copy(text, steps[i + 2], to, next, length);
            next = value(steps[i], steps[i + 1], record, to, next + length);
        }
        Words.copy(text, plan.tailStart, to, next, plan.tailLength);
        return next + plan.tailLength;
    }

    private int value(int form, int column, FlowRecord record, byte[] to, int at) {
        return form == 0 ? Digits.number(to, at, record.raw(column)) : other(form, column, record, to, at);
    }

    private int other(int form, int ordinal, FlowRecord record, byte[] to, int at) {
        Column column = Column.at(ordinal);
        return switch (Form.at(form)) {
            case TYPE -> text(to, at, TYPES[(int) record.number(column)]);
            case ADDRESS -> address(record, column, to, at);
            case SAMPLER_ADDRESS -> sampler(record, to, at);
            case MAC -> Addresses.mac(to, at, record.number(column));
            case ETYPE -> etherType(to, at, record.number(column));
            case PROTO -> text(to, at, Protocols.name(record.number(column)));
            case SRC_NET -> network(record, Column.SRC_ADDR, column, to, at);
            case DST_NET -> network(record, Column.DST_ADDR, column, to, at);
            case NUMBERS -> Lists.numbers(record, column, to, at);
            case ADDRESSES -> Lists.addresses(record, column, to, at);
            case LAYERS -> Lists.layers(record, column, to, at);
            default -> throw new IllegalStateException("no form " + form);
        };
    }

    private static int text(byte[] to, int at, byte[] text) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private static int address(FlowRecord record, Column column, byte[] to, int at) {
        return Addresses.address(to, at, record.array(column), record.offset(column), record.length(column));
    }

    private static int network(FlowRecord record, Column address, Column bits, byte[] to, int at) {
        return Addresses.prefix(to, at, record.array(address), record.offset(address), record.length(address),
            record.number(bits));
    }

    private int sampler(FlowRecord record, byte[] to, int at) {
        if (record.array(Column.SAMPLER_ADDRESS) != record.exporter().address()) {
            return address(record, Column.SAMPLER_ADDRESS, to, at);
        }
        return linkLocal || !record.exporter().isLinkLocal() ? text(to, at, record.exporter().ascii()) : at;
    }

    private static int etherType(byte[] to, int at, long type) {
        if (type == 0x0800) {
            return text(to, at, EtherTypes.IPV4);
        }
        if (type == 0x86dd) {
            return text(to, at, EtherTypes.IPV6);
        }
        return type == 0x0806 ? text(to, at, EtherTypes.ARP) : at;
    }

    /** The EtherTypes that have a name. */
    private static final class EtherTypes {
        private static final byte[] IPV4 = "IPv4".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] IPV6 = "IPv6".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ARP = "ARP".getBytes(StandardCharsets.US_ASCII);
    }
}
