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
    private long unknown;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private boolean cut;

    /** Reads the envelopes of a cycle. */
    public CycleSummary(CycleFiles files, int cycle) throws IOException {
        this.cycle = cycle;
        byte[] head = new byte[Envelope.LENGTH];
        try (CycleFile file = CycleFile.open(files.file(cycle))) {
            // Read first: a writer may go on meanwhile.
            long stated = file.header(0) > 0 ? file.statedPosition() : 0;
            Excerpts excerpts = new Excerpts(file);
            Excerpts.Step step = excerpts.next();
            while (step == Excerpts.Step.BLOCK) {
                add(head, file.read(excerpts.at() + 4, head, head.length), excerpts.length());
                step = excerpts.next();
            }
            cut = step == Excerpts.Step.CUT || stated > 0 && stated >= excerpts.nextAt();
            bytes = excerpts.nextAt();
        }
    }

    /** How many records of its cycle are before {@code place}. */
    public static long before(CycleFiles files, Position place) throws IOException {
        byte[] head = new byte[Envelope.LENGTH];
        long records = 0;
        try (CycleFile file = CycleFile.open(files.file(Roll.cycle(place.index())))) {
            Excerpts excerpts = new Excerpts(file);
            while (excerpts.sequence() + 1 < Roll.sequence(place.index())
                && excerpts.next() == Excerpts.Step.BLOCK) {
                boolean known = file.read(excerpts.at() + 4, head, head.length)
                    && Envelope.isKnown(head, 0, excerpts.length());
                records += known ? Envelope.records(head, 0) : 0;
            }
        }
        return records + place.record();
    }

    private void add(byte[] head, boolean there, int length) {
        if (!there || !Envelope.isKnown(head, 0, length)) {
            unknown++;
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

    /** Blocks, without those that are unknown. */
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

    /** Excerpts whose envelope is damaged or of an unknown version. */
    public long unknownBlocks() {
        return unknown;
    }

    /** The earliest receive time, nanoseconds since 1970 UTC; {@link Long#MAX_VALUE} if there is no record. */
    public long firstNs() {
        return firstNs;
    }

    /** The latest receive time, nanoseconds since 1970 UTC; {@link Long#MIN_VALUE} if there is no record. */
    public long lastNs() {
        return lastNs;
    }

    /** Whether the file was cut: blocks that it knows of are not in it any more. */
    public boolean isCut() {
        return cut;
    }
}
