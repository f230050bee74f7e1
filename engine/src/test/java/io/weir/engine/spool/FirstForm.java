// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.sink.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/** Writes a segment as the first form of spools had it: blocks as they are, with one length. */
final class FirstForm {
    private static final int MAGIC = 0x57535031;
    private static final int FIXED = 24;
    private static final long STATE = 0x7765697253503031L;

    private FirstForm() {
    }

    static void write(Path segment, String format, Block... blocks) throws IOException {
        Files.createDirectories(segment);
        long records = 0;
        long bytes = 0;
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(segment.toFile())
            .rollCycle(LegacyRollCycles.MINUTELY).blockSize(64L << 20).timeProvider(() -> 0).build();
             ExcerptAppender appender = queue.createAppender()) {
            try (DocumentContext first = appender.writingDocument()) {
                first.wire().bytes().writeUtf8(format);
            }
            for (Block block : blocks) {
                byte[] frame = frame(block);
                try (DocumentContext excerpt = appender.writingDocument()) {
                    excerpt.wire().bytes().write(frame);
                }
                records += block.records();
                bytes += frame.length;
            }
        }
        ByteBuffer state = ByteBuffer.allocate(7 * Long.BYTES).putLong(STATE).putLong(blocks.length).putLong(records)
            .putLong(bytes).putLong(1_000_000).putLong(0).putLong(0);
        Files.write(segment.resolve("state"), state.array());
    }

    private static byte[] frame(Block block) {
        ByteBuffer frame = ByteBuffer.allocate(FIXED + Integer.BYTES * block.records() + block.length());
        frame.putInt(MAGIC).putInt(0).putLong(1_000_000).putInt(block.records()).putInt(block.length());
        for (int i = 0; i < block.records(); i++) {
            frame.putInt(block.end(i));
        }
        frame.put(block.array(), 0, block.length());
        CRC32C sum = new CRC32C();
        sum.update(frame.array(), 8, frame.capacity() - 8);
        return frame.putInt(4, (int) sum.getValue()).array();
    }
}
