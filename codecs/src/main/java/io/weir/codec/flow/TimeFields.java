// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * The fields that give the right times where goflow2 uses others: indices in the layout, -1 for none.
 *
 * @param start absolute start, or sysUptime at the start in IPFIX
 * @param startStep how to read it
 * @param end absolute end, or sysUptime at the end in IPFIX
 * @param endStep how to read it
 * @param init systemInitTimeMilliseconds in the record
 * @param observed observationTimeMilliseconds, if no other time is there
 */
record TimeFields(int start, Step startStep, int end, Step endStep, int init, int observed) {
    private static final int END_UPTIME = 21;
    private static final int START_UPTIME = 22;
    private static final int FIRST_ABSOLUTE = 150;
    private static final int LAST_ABSOLUTE = 157;
    private static final int LAST_DELTA = 159;
    private static final int INIT = 160;
    private static final int OBSERVED = 323;

    /** The fields of a layout; null if goflow2's times are right for it. */
    static TimeFields of(Layout layout, Protocol protocol) {
        if (!protocol.hasTemplates()) {
            return null;
        }
        int start = time(layout, protocol, START_UPTIME, 0);
        int end = time(layout, protocol, END_UPTIME, 1);
        boolean any = has(layout, protocol, 0) || has(layout, protocol, 1);
        int observed = any ? -1 : layout.indexOf(0, OBSERVED);
        if (start < 0 && end < 0 && observed < 0) {
            return null;
        }
        return new TimeFields(start, step(layout, start), end, step(layout, end), layout.indexOf(0, INIT), observed);
    }

    private static int time(Layout layout, Protocol protocol, int uptime, int parity) {
        int absolute = last(layout, parity, lastAbsolute(protocol));
        if (protocol == Protocol.NETFLOW_V9) {
            return absolute;
        }
        return absolute >= 0 ? -1 : layout.indexOf(0, uptime);
    }

    private static boolean has(Layout layout, Protocol protocol, int parity) {
        return last(layout, parity, lastAbsolute(protocol)) >= 0
            || layout.indexOf(0, parity == 0 ? START_UPTIME : END_UPTIME) >= 0;
    }

    /** Of v9, goflow2 reads no times that are relative to the export. */
    private static int lastAbsolute(Protocol protocol) {
        return protocol == Protocol.NETFLOW_V9 ? LAST_ABSOLUTE : LAST_DELTA;
    }

    private static int last(Layout layout, int parity, int lastId) {
        int found = -1;
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            int id = layout.id(i);
            boolean time = id >= FIRST_ABSOLUTE && id <= lastId && (id & 1) == parity;
            found = time && layout.enterprise(i) == 0 && layout.mayBeNumber(i) ? i : found;
        }
        return found;
    }

    private static Step step(Layout layout, int field) {
        if (field < 0) {
            return null;
        }
        return switch (layout.id(field)) {
            case START_UPTIME, END_UPTIME -> Step.UPTIME;
            case 150, 151 -> Step.SECONDS;
            case 152, 153 -> Step.MILLISECONDS;
            default -> Step.NTP;
        };
    }
}
