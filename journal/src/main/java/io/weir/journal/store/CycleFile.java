// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.file.PlainFile;
import io.weir.journal.store.JournalFormatException.Cause;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A cycle's file, read with system calls while Chronicle Queue may be writing it. One thread. */
public final class CycleFile implements Closeable {
    private static final byte[] WRITE_POSITION = "writePosition".getBytes(StandardCharsets.US_ASCII);
    /** What every head has in it, in this order. */
    private static final List<String> HEAD = List.of("header", "SCQStore", "writePosition", "indexing", "SCQSIndexing",
        "indexCount", "indexSpacing", "index2Index", "lastIndex", "dataFormat");
    private static final int FILE_HEAD = 512;
    /** Chronicle's code of an array of longs: its room and its size follow, a long each, and then its values. */
    private static final byte LONG_ARRAY = (byte) 0x8d;

    private final FileChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(4).order(ByteOrder.LITTLE_ENDIAN);

    private CycleFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file for reading. */
    public static CycleFile open(Path file) throws IOException {
        return new CycleFile(FileChannel.open(PlainFile.toRead(file), StandardOpenOption.READ));
    }

    /** Bytes of the file; most of them may be a hole. */
    public long size() throws IOException {
        return channel.size();
    }

    /** The four bytes at {@code at} as Chronicle has them, little-endian; 0 beyond the end. */
    public int header(long at) throws IOException {
        header.clear();
        while (header.hasRemaining()) {
            if (channel.read(header, at + header.position()) < 0) {
                return 0;
            }
        }
        return header.getInt(0);
    }

    /** Fills {@code length} bytes of {@code to}; false if the file ends before. */
    public boolean read(long at, byte[] to, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(to, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the file's own head says that its last excerpt starts, 0 if there is none yet.
     *
     * @throws JournalFormatException if the head is none that is known
     */
    public long statedPosition() throws IOException {
        return Bits.getLong(channel, statedPositionAt());
    }

    /** Whether the head is one that Chronicle takes: with another it waits, and then takes the file away. */
    public boolean hasHead() throws IOException {
        byte[] head = new byte[(int) Math.min(FILE_HEAD, size())];
        read(0, head, head.length);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (String each : HEAD) {
            at = at < 0 ? -1 : text.indexOf(each, at);
        }
        return at >= 0 && Excerpts.isOwn(header(0)) && at < 4 + Excerpts.length(header(0)) && statedPosition() >= 0;
    }

    /** Where that statement is. */
    public long statedPositionAt() throws IOException {
        byte[] head = new byte[(int) Math.min(FILE_HEAD, size())];
        read(0, head, head.length);
        for (int i = 0; i + WRITE_POSITION.length + 32 < head.length; i++) {
            if (isName(head, i)) {
                return valuesBehind(head, i + WRITE_POSITION.length);
            }
        }
        throw new JournalFormatException(Cause.DAMAGED, "its head is damaged: no write position in it");
    }

    private static boolean isName(byte[] head, int at) {
        for (int k = 0; k < WRITE_POSITION.length; k++) {
            if (head[at + k] != WRITE_POSITION[k]) {
                return false;
            }
        }
        return true;
    }

    private static long valuesBehind(byte[] head, int at) throws IOException {
        for (int i = at; i < at + 16; i++) {
            if (head[i] == LONG_ARRAY) {
                return i + 1 + 16;
            }
        }
        throw new JournalFormatException(Cause.DAMAGED, "its head is damaged: no value of the write position");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Little-endian longs in a file. */
    private static final class Bits {
        private Bits() {
        }

        static long getLong(FileChannel channel, long at) throws IOException {
            ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            return channel.read(eight, at) < 8 ? 0 : eight.getLong(0);
        }
    }
}
