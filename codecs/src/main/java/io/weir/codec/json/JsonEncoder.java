// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import io.weir.codec.flow.Schema;
import io.weir.codec.seeded.SeededMap;

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
            TYPES[type.ordinal()] = Words.name(type.name());
        }
    }

    private static final int SRC_ADDR = Column.SRC_ADDR.ordinal();
    private static final int DST_ADDR = Column.DST_ADDR.ordinal();
    /** Ordinals of {@link Form}, constants so that the switch is a jump table; the first is NUMBER. */
    private static final int TYPE = 1;
    private static final int ADDRESS = 2;
    private static final int SAMPLER_ADDRESS = 3;
    private static final int MAC = 4;
    private static final int ETYPE = 5;
    private static final int PROTO = 6;
    private static final int SRC_NET = 7;
    private static final int DST_NET = 8;
    private static final int NUMBERS = 9;
    private static final int ADDRESSES = 10;
    private static final int LAYERS = 11;

    private final SeededMap<RenderPlan> plans = new SeededMap<>();
    private final boolean linkLocal;
    private final Head head = new Head();
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
        if (Head.covers(record)) {
            return withHead(plan, record, to, at) - at;
        }
        return render(plan, 0, record, to, at) - at;
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

    private int withHead(RenderPlan plan, FlowRecord record, byte[] to, int at) {
        if (!head.fits(record)) {
            head.of(record, steps(plan, 0, Head.COLUMNS * RenderPlan.STRIDE, record, head.text, 0));
        }
        Words.copy(head.text, 0, to, at, head.length);
        return render(plan, Head.COLUMNS * RenderPlan.STRIDE, record, to, at + head.length);
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
        return switch (form) {
            case TYPE -> Words.put(TYPES[(int) record.raw(column)], to, at);
            case ADDRESS -> address(record, column, to, at);
            case SAMPLER_ADDRESS -> sampler(record, column, to, at);
            case MAC -> Addresses.mac(to, at, record.raw(column));
            case ETYPE -> etherType(to, at, record.raw(column));
            case PROTO -> Words.put(Protocols.name(record.raw(column)), to, at);
            case SRC_NET -> network(record, SRC_ADDR, Column.SRC_NET, to, at);
            case DST_NET -> network(record, DST_ADDR, Column.DST_NET, to, at);
            default -> list(form, column, record, to, at);
        };
    }

    private static int list(int form, int ordinal, FlowRecord record, byte[] to, int at) {
        Column column = Schema.STANDARD.at(ordinal);
        return switch (form) {
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

    private static int address(FlowRecord record, int column, byte[] to, int at) {
        long where = record.raw(column);
        return Addresses.address(to, at, record.rawArray(column), (int) (where >>> 32), (int) where);
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

    private static int etherType(byte[] to, int at, long type) {
        if (type == 0x0800) {
            return Words.put(EtherTypes.IPV4, to, at);
        }
        if (type == 0x86dd) {
            return Words.put(EtherTypes.IPV6, to, at);
        }
        return type == 0x0806 ? Words.put(EtherTypes.ARP, to, at) : at;
    }

    /** The EtherTypes that have a name. */
    private static final class EtherTypes {
        private static final byte[] IPV4 = Words.name("IPv4");
        private static final byte[] IPV6 = Words.name("IPv6");
        private static final byte[] ARP = Words.name("ARP");
    }
}
