// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.journal.store.Content;
import io.weir.journal.store.CycleFile;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Envelope;
import io.weir.journal.store.Excerpts;
import io.weir.journal.store.Roll;
import java.io.IOException;

/** What the envelopes of one cycle say: taken when made, without reading the records. */
public final class CycleSummary {
    private final int cycle;
    private long blocks;
    private long records;
    private long datagrams;
    private long bytes;
    private long damaged;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private boolean cut;

    /** Reads the envelopes of a cycle. */
    public CycleSummary(CycleFiles files, int cycle) throws IOException {
        this.cycle = cycle;
        byte[] head = new byte[Envelope.LENGTH];
        try (CycleFile file = CycleFile.open(files.found(cycle))) {
            Excerpts excerpts = new Excerpts(file);
            Excerpts.Step step = excerpts.onward();
            while (step == Excerpts.Step.BLOCK || step == Excerpts.Step.DAMAGE) {
                add(step, head, file, excerpts);
                step = excerpts.onward();
            }
            cut |= excerpts.isHeadless();
            bytes = excerpts.nextAt();
        }
    }

    /** How many records of its cycle are before {@code place}. */
    public static long before(CycleFiles files, Position place) throws IOException {
        byte[] head = new byte[Envelope.LENGTH];
        long records = 0;
        try (CycleFile file = CycleFile.open(files.found(Roll.cycle(place.index())))) {
            Excerpts excerpts = new Excerpts(file);
            Excerpts.Step step = Excerpts.Step.DAMAGE;
            while (excerpts.sequence() + 1 < Roll.sequence(place.index())
                && (step == Excerpts.Step.BLOCK || step == Excerpts.Step.DAMAGE)) {
                step = excerpts.onward();
                boolean known = step == Excerpts.Step.BLOCK && file.read(excerpts.at() + 4, head, head.length);
                records += known ? Envelope.records(head, 0) : 0;
            }
        }
        return records + place.record();
    }

    private void add(Excerpts.Step step, byte[] head, CycleFile file, Excerpts excerpts) throws IOException {
        boolean lost = step == Excerpts.Step.DAMAGE;
        cut = lost && excerpts.damagedFrom() > 0;
        if (lost || !file.read(excerpts.at() + 4, head, head.length)) {
            damaged++;
            return;
        }
        blocks++;
        records += Envelope.records(head, 0);
        datagrams += Envelope.content(head, 0) == Content.DATAGRAMS
            ? Envelope.records(head, 0) : 0;
        firstNs = Math.min(firstNs, Envelope.firstNs(head, 0));
        lastNs = Math.max(lastNs, Envelope.lastNs(head, 0));
    }

    /** The cycle's number. */
    public int cycle() {
        return cycle;
    }

    /** Blocks, without those that are damaged. */
    public long blocks() {
        return blocks;
    }

    /** Records, datagrams included. */
    public long records() {
        return records;
    }

    /** How many of the records are datagrams. */
    public long datagrams() {
        return datagrams;
    }

    /** Bytes in use; the file may be longer, with a hole at its end. */
    public long bytes() {
        return bytes;
    }

    /** Stretches that hold no block that can be read, one behind the last block included. */
    public long damagedStretches() {
        return damaged;
    }

    /** The earliest receive time, nanoseconds since 1970 UTC; {@link Long#MAX_VALUE} if there is no record. */
    public long firstNs() {
        return firstNs;
    }

    /** The latest receive time, nanoseconds since 1970 UTC; {@link Long#MIN_VALUE} if there is no record. */
    public long lastNs() {
        return lastNs;
    }

    /** Whether the file was cut or emptied: there is damage behind its last block, or nothing in it at all. */
    public boolean isCut() {
        return cut;
    }
}
