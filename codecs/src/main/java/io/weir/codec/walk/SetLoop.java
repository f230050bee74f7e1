// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.state.SetKind;
import io.weir.codec.wire.Wire;

/** Goes through the sets of a datagram; one that cannot be used never costs its neighbours. */
public final class SetLoop {
    private static final int HEADER = 4;
    private static final int FIRST_DATA_SET = 256;

    private final DataSets data;
    private final FaultListener faults;
    private final DecodeCounts counts;

    /** What differs between v9 and IPFIX: sets that are not data. */
    public interface Definitions {
        /**
         * A set with an id below 256.
         *
         * @return false if the version has no such set
         */
        boolean onSet(Visit visit, int id, int start, int end);

        /** Whether the definitions in a set with that id are of options templates. */
        boolean isOptions(int id);
    }

    /** A loop that hands data sets to {@code data}. */
    public SetLoop(DataSets data, FaultListener faults, DecodeCounts counts) {
        this.data = data;
        this.faults = faults;
        this.counts = counts;
    }

    /**
     * Reads sets.
     *
     * @param from where the first one starts
     * @param until no set that starts here or later is read
     */
    public void run(Visit visit, Definitions definitions, int from, int until) {
        data.begin(visit.datagram());
        byte[] bytes = visit.datagram().bytes();
        int end = visit.datagram().offset() + visit.datagram().length();
        int at = from;
        while (at < until) {
            if (end - at < HEADER) {
                visit.goflow2().fail();
                faults.onFault(Fault.SET_TRAILING, visit.datagram(), 0);
                return;
            }
            int id = Wire.u16(bytes, at);
            int length = Wire.u16(bytes, at + 2);
            counts.increment(DecodeCounter.SETS);
            visit.goflow2().nextSet();
            if (length < HEADER) {
                refuse(Fault.SET_LENGTH, visit, id);
                return;
            }
            if (length > end - at) {
                faults.onFault(Fault.SET_TRUNCATED, visit.datagram(), id);
                visit.uncounted();
            }
            int behind = Math.min(end, at + length);
            set(visit, definitions, id, at + HEADER, behind, length > end - at);
            at = behind;
        }
    }

    private void set(Visit visit, Definitions definitions, int id, int start, int end, boolean cut) {
        if (id >= FIRST_DATA_SET) {
            data.onSet(visit, id, start, end, cut);
        } else if (definitions.onSet(visit, id, start, end)) {
            counts.increment(DecodeCounter.SETS_TEMPLATES);
            visit.counts().addSet(definitions.isOptions(id) ? SetKind.OPTIONS_TEMPLATES : SetKind.TEMPLATES);
        } else {
            refuse(Fault.SET_RESERVED, visit, id);
        }
    }

    private void refuse(Fault fault, Visit visit, int id) {
        visit.goflow2().fail();
        visit.uncounted();
        counts.increment(DecodeCounter.SETS_REFUSED);
        faults.onFault(fault, visit.datagram(), id);
    }
}
