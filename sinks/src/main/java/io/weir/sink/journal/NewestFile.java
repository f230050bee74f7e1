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
        /** Nothing was ever written into it: it may go. */
        EMPTY,
        /** Writing may go on in it. */
        OPEN,
        /** It has its end mark. */
        ENDED,
        /** It knows of blocks that are not in it any more. */
        SHORTENED,
        /** Its head is not to be understood. */
        DAMAGED
    }

    /** Looks at a file, reading headers only. */
    static NewestFile of(Path path) throws IOException {
        try (CycleFile file = CycleFile.open(path)) {
            if (file.header(0) <= 0) {
                return new NewestFile(State.EMPTY, 0, 0, 0);
            }
            long stated;
            try {
                stated = file.statedPosition();
            } catch (IOException unknownHead) {
                return new NewestFile(State.DAMAGED, 0, 0, 0);
            }
            return walk(file, stated);
        }
    }

    private static NewestFile walk(CycleFile file, long stated) throws IOException {
        Excerpts excerpts = new Excerpts(file);
        Excerpts.Step step = excerpts.next();
        while (step == Excerpts.Step.BLOCK) {
            step = excerpts.next();
        }
        long end = excerpts.nextAt();
        byte[] head = new byte[Envelope.LENGTH];
        boolean known = excerpts.sequence() >= 0 && file.read(excerpts.at() + 4, head, head.length);
        int check = known ? Envelope.check(head, 0) : 0;
        if (step == Excerpts.Step.END) {
            return new NewestFile(State.ENDED, end, excerpts.at(), check);
        }
        boolean shortened = step == Excerpts.Step.CUT || stated >= end;
        return new NewestFile(shortened ? State.SHORTENED : State.OPEN, end, excerpts.at(), check);
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
