// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFile;
import io.weir.journal.store.Envelope;
import io.weir.journal.store.Excerpts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How the newest file of a journal was left.
 *
 * @param state what may be done with it
 * @param end where its data ends, or where what is left of it ends
 * @param lastAt where the header of its last block is, 0 if there is none
 * @param lastCheck check sum of that block
 */
record NewestFile(State state, long end, long lastAt, int lastCheck) {
    /** What may be done with the file. */
    enum State {
        /** Writing may go on in it. */
        OPEN,
        /** It has its end mark. */
        ENDED,
        /** Its end is missing; what is before that is whole. */
        SHORTENED,
        /** There is no head in it: it was emptied, or the writer died as it began it. */
        EMPTY,
        /** Its head is not to be understood, or there are blocks behind what is damaged. */
        DAMAGED
    }

    /** Looks at a file: at headers, and at every byte behind the last one. */
    static NewestFile of(Path path) throws IOException {
        try (CycleFile file = CycleFile.open(path)) {
            return walk(file, new Excerpts(file));
        }
    }

    /** Whether Chronicle, which looks at all files when it opens a journal, takes this one. */
    static boolean isTakable(Path path) throws IOException {
        try (CycleFile file = CycleFile.open(path)) {
            return file.hasHead();
        }
    }

    private static NewestFile walk(CycleFile file, Excerpts excerpts) throws IOException {
        long cutAt = -1;
        long lastAt = 0;
        Excerpts.Step step = excerpts.onward();
        while (step == Excerpts.Step.BLOCK || step == Excerpts.Step.DAMAGE) {
            boolean isBlock = step == Excerpts.Step.BLOCK;
            if (isBlock && cutAt >= 0 || !isBlock && excerpts.damagedFrom() == 0) {
                return new NewestFile(State.DAMAGED, 0, 0, 0);
            }
            cutAt = isBlock || cutAt >= 0 ? cutAt : excerpts.damagedFrom();
            lastAt = isBlock ? excerpts.at() : lastAt;
            step = excerpts.onward();
        }
        if (excerpts.isHeadless() || !file.hasHead()) {
            return new NewestFile(excerpts.isHeadless() ? State.EMPTY : State.DAMAGED, 0, 0, 0);
        }
        byte[] head = new byte[Envelope.LENGTH];
        int check = lastAt > 0 && file.read(lastAt + 4, head, head.length) ? Envelope.check(head, 0) : 0;
        if (cutAt >= 0) {
            return new NewestFile(State.SHORTENED, cutAt, lastAt, check);
        }
        return new NewestFile(step == Excerpts.Step.END ? State.ENDED : State.OPEN, excerpts.nextAt(), lastAt, check);
    }

    /** Ends a shortened file behind its last whole block, so that readers and Chronicle go on in the next one. */
    void end(Path path) throws IOException {
        long statement;
        try (CycleFile file = CycleFile.open(path)) {
            statement = file.statedPositionAt();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(end);
            file.write(little(4).putInt(Excerpts.END_OF_CYCLE).array());
            file.seek(statement);
            // The second long is the block's number in a form of Chronicle's own; 0 makes it count.
            file.write(little(16).putLong(lastAt).putLong(0).array());
            file.getFD().sync();
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
