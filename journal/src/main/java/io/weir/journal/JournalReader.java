// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.journal.store.CycleFile;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Envelope;
import io.weir.journal.store.Excerpts;
import io.weir.journal.store.Roll;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/**
 * Goes through the blocks of a journal, from file to file, also while they are written. One thread.
 *
 * <p>What is damaged is left out and counted, every whole block behind it comes. A file that retention removes while it
 * is read is read to its end.
 */
public final class JournalReader implements Closeable {
    private static final long LOOK_NS = 1_000_000_000;

    private final CycleFiles files;
    private final JournalBlock block = new JournalBlock();
    private CycleFile file;
    private Excerpts excerpts;
    private boolean searched;
    private boolean over;
    private int cycle = -1;
    private long lookedNs;
    private boolean looked;
    private boolean later;
    private int skip;
    private long damaged;
    private Consumer<String> onDamage = what -> { };

    JournalReader(CycleFiles files) {
        this.files = files;
    }

    /** The block that {@link #next} went to; the same object each time. */
    public JournalBlock block() {
        return block;
    }

    /**
     * Blocks that were left out because they are damaged, and stretches in which no block can be found any more; a file
     * that was cut or emptied counts as one.
     */
    public long damagedBlocks() {
        return damaged;
    }

    /** Has each damage told in words. */
    public void onDamage(Consumer<String> listener) {
        onDamage = listener;
    }

    /** Goes on to the next block; false if nothing more is there yet. */
    public boolean next() throws IOException {
        while (excerpts != null || openFrom(cycle + 1)) {
            Excerpts.Step step = excerpts.next();
            if (step == Excerpts.Step.NOTHING_YET || step == Excerpts.Step.END) {
                step = atEnd(step);
            }
            switch (step) {
                case BLOCK -> {
                    if (load()) {
                        return true;
                    }
                    damaged("block " + new Position(Roll.index(cycle, excerpts.sequence()), 0) + " in "
                        + files.found(cycle) + " at byte " + excerpts.at());
                }
                case DAMAGE -> damaged(files.found(cycle) + ", bytes " + excerpts.damagedFrom() + " to "
                    + excerpts.nextAt() + ": no whole block");
                default -> {
                    if (step == Excerpts.Step.NOTHING_YET || !openFrom(cycle + 1)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private void damaged(String what) {
        skip = 0;
        damaged++;
        onDamage.accept(what);
    }

    /**
     * Whether that is the end of the file. A writer that went on to a later one has ended this one: what it wrote here
     * in between is seen now, and what is damaged will stay so.
     */
    private Excerpts.Step atEnd(Excerpts.Step met) throws IOException {
        if (over) {
            return Excerpts.Step.END;
        }
        boolean ended = met == Excerpts.Step.END || isLaterThere();
        Excerpts.Step step = ended ? excerpts.onward() : met;
        if (!ended && !searched) {
            step = excerpts.beyond();
            searched = !isInMidst(step);
        }
        if (ended && step == Excerpts.Step.NOTHING_YET) {
            countHeadless();
        }
        over = ended && (step == Excerpts.Step.NOTHING_YET || step == Excerpts.Step.END);
        return over ? Excerpts.Step.END : step;
    }

    private void countHeadless() throws IOException {
        if (excerpts.isHeadless()) {
            damaged(files.found(cycle) + " was emptied: no head and no block is in its " + file.size() + " bytes");
        }
    }

    /**
     * To be called where {@link #next} was false and no more is awaited: a newest file in which there is nothing at all
     * counts as damaged then. While it may just have been begun, it does not.
     */
    public void finish() throws IOException {
        if (excerpts != null && !over) {
            over = true;
            countHeadless();
        }
    }

    private boolean load() throws IOException {
        int length = excerpts.length();
        byte[] room = block.room(length);
        if (!file.read(excerpts.at() + 4, room, length) || !Envelope.isKnown(room, 0, length)
            || !Envelope.isWhole(room, 0)) {
            return false;
        }
        block.take(Roll.index(cycle, excerpts.sequence()));
        block.skipTo(skip);
        skip = 0;
        return true;
    }

    /** Looks for a later file, at most once a second: a writer that rolls ends the file it leaves. */
    private boolean isLaterThere() throws IOException {
        long now = System.nanoTime();
        if (!later && (!looked || now - lookedNs >= LOOK_NS)) {
            looked = true;
            lookedNs = now;
            later = files.from(cycle + 1) >= 0;
        }
        return later;
    }

    private boolean openFrom(int least) throws IOException {
        int found = files.from(least);
        while (found >= 0 && !open(found)) {
            found = files.from(found + 1);
        }
        return found >= 0;
    }

    private boolean open(int wanted) throws IOException {
        CycleFile opened;
        try {
            opened = CycleFile.open(files.found(wanted));
        } catch (NoSuchFileException removed) {
            return false;
        }
        closeFile();
        file = opened;
        excerpts = new Excerpts(opened);
        cycle = wanted;
        looked = false;
        later = false;
        searched = false;
        over = false;
        return true;
    }

    /** Stands before the first record that there is. */
    public void toStart() throws IOException {
        closeFile();
        cycle = -1;
    }

    /** Stands behind the last record that there is. */
    public void toEnd() throws IOException {
        toStart();
        int last = files.last();
        if (last >= 0 && open(last)) {
            while (isInMidst(excerpts.onward())) {
                continue;
            }
        }
    }

    private static boolean isInMidst(Excerpts.Step step) {
        return step == Excerpts.Step.BLOCK || step == Excerpts.Step.DAMAGE;
    }

    /** Stands before the last {@code count} records that there are, or before the first if they are fewer. */
    public void toLast(long count) throws IOException {
        int[] cycles = files.cycles();
        long missing = count;
        for (int i = cycles.length - 1; i >= 0; i--) {
            long records = new CycleSummary(files, cycles[i]).records();
            if (records >= missing) {
                toRecord(cycles[i], records - missing);
                return;
            }
            missing -= records;
        }
        toStart();
    }

    private void toRecord(int wanted, long number) throws IOException {
        toStart();
        cycle = wanted - 1;
        long left = number;
        byte[] head = new byte[Envelope.LENGTH];
        if (!open(wanted)) {
            return;
        }
        Excerpts ahead = new Excerpts(file);
        Excerpts.Step step = ahead.onward();
        while (isInMidst(step)) {
            boolean known = step == Excerpts.Step.BLOCK && file.read(ahead.at() + 4, head, head.length);
            int records = known ? Envelope.records(head, 0) : 0;
            if (left < records) {
                skip = (int) left;
                return;
            }
            left -= records;
            excerpts.onward();
            step = ahead.onward();
        }
    }

    /**
     * Stands before the record at {@code position}, or the first one behind it; where the file was damaged, before the
     * first one behind the damage, which may have been read before.
     *
     * @return false if its file is gone, or was never there
     */
    public boolean to(Position position) throws IOException {
        toStart();
        if (position.equals(Position.START)) {
            return true;
        }
        int wanted = Roll.cycle(position.index());
        cycle = wanted - 1;
        if (!open(wanted)) {
            return false;
        }
        while (excerpts.sequence() + 1 < Roll.sequence(position.index())) {
            if (!isInMidst(excerpts.onward())) {
                return true;
            }
        }
        // Behind damage blocks have higher numbers than they had: what is there was not read yet.
        skip = excerpts.sequence() + 1 == Roll.sequence(position.index()) ? position.record() : 0;
        return true;
    }

    /**
     * Where reading begins, if {@link #next} was not called since this reader was made or sent somewhere; what comes
     * later does not change it. {@link Position#START} if there was nothing yet.
     */
    public Position begin() throws IOException {
        if (excerpts == null) {
            int first = files.from(cycle + 1);
            return first < 0 ? Position.START : new Position(Roll.index(first, 0), 0);
        }
        return new Position(Roll.index(cycle, excerpts.sequence() + 1), skip);
    }

    /** The position behind the record that the block's cursor stands on: where to go on. */
    public Position nextPosition() {
        return new Position(block.index(), block.record() + 1);
    }

    private void closeFile() throws IOException {
        skip = 0;
        excerpts = null;
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }
}
