// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * The fields that give the right times where no absolute time does: indices in the layout, -1 for none.
 *
 * @param start sysUptime at the start in IPFIX
 * @param end sysUptime at the end in IPFIX
 * @param init systemInitTimeMilliseconds in the record
 * @param observed the finest observation time, or collectionTimeMilliseconds, if no other time is there
 * @param observedStep how to read it
 */
record TimeFields(int start, int end, int init, int observed, Step observedStep) {
    private static final int END_UPTIME = 21;
    private static final int START_UPTIME = 22;
    private static final int FIRST_ABSOLUTE = 150;
    private static final int LAST_ABSOLUTE = 157;
    private static final int LAST_DELTA = 159;
    private static final int INIT = 160;
    /** The best first: observationTimeNanoseconds to observationTimeSeconds, collectionTimeMilliseconds. */
    private static final int[] OBSERVED = {325, 324, 323, 322, 258};
    private static final Step[] OBSERVED_STEPS =
        {Step.NTP, Step.NTP, Step.MILLISECONDS, Step.SECONDS, Step.MILLISECONDS};

    /** The fields of a layout; null if it needs none. */
    static TimeFields of(Layout layout, Protocol protocol) {
        if (!protocol.hasTemplates()) {
            return null;
        }
        int start = sinceInit(layout, protocol, START_UPTIME);
        int end = sinceInit(layout, protocol, END_UPTIME);
        boolean any = has(layout, protocol, 0) || has(layout, protocol, 1);
        int observed = any ? OBSERVED.length : observed(layout);
        if (start < 0 && end < 0 && observed == OBSERVED.length) {
            return null;
        }
        return observed == OBSERVED.length ? new TimeFields(start, end, layout.indexOf(0, INIT), -1, null)
            : new TimeFields(-1, -1, -1, layout.indexOf(0, OBSERVED[observed]), OBSERVED_STEPS[observed]);
    }

    private static int observed(Layout layout) {
        int best = 0;
        while (best < OBSERVED.length && layout.indexOf(0, OBSERVED[best]) < 0) {
            best++;
        }
        return best;
    }

    private static int sinceInit(Layout layout, Protocol protocol, int uptime) {
        return protocol == Protocol.NETFLOW_V9 ? -1 : layout.indexOf(0, uptime);
    }

    /** Whether a layout tells the start (parity 0) or the end (1). */
    static boolean has(Layout layout, Protocol protocol, int parity) {
        return hasAbsolute(layout, protocol, parity)
            || layout.indexOf(0, parity == 0 ? START_UPTIME : END_UPTIME) >= 0;
    }

    /** Of v9, goflow2 reads no times that are relative to the export. */
    private static boolean hasAbsolute(Layout layout, Protocol protocol, int parity) {
        int lastId = protocol == Protocol.NETFLOW_V9 ? LAST_ABSOLUTE : LAST_DELTA;
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            int id = layout.id(i);
            if (id >= FIRST_ABSOLUTE && id <= lastId && (id & 1) == parity && layout.enterprise(i) == 0
                && layout.mayBeNumber(i)) {
                return true;
            }
        }
        return false;
    }
}
