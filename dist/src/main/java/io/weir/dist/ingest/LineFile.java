// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestOutput;
import io.weir.log.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Lines appended to a file or written to stdout, and if asked a list of the batches they came in. One call at a time.
 *
 * <p>Lines are with the operating system before a batch is answered: they survive the end of the process. A line that a
 * killed server left torn is cut off when the file is opened again.
 */
final class LineFile implements IngestOutput {
    private static final int TAIL = 64 << 10;
    private static final byte DEL = 0x7f;
    /** U+0080 to U+009F in UTF-8. */
    private static final byte C1_LEAD = (byte) 0xc2;
    private static final byte C1_FIRST = (byte) 0x80;
    private static final byte C1_LAST = (byte) 0x9f;

    private final FileChannel lines;
    private final FileChannel batches;
    private final boolean isFile;

    private LineFile(FileChannel lines, FileChannel batches, boolean isFile) {
        this.lines = lines;
        this.batches = batches;
        this.isFile = isFile;
    }

    /**
     * Opens the files.
     *
     * @param output where lines go; null is stdout
     * @param list where batches are listed; null is nowhere
     * @throws IOException if one cannot be opened; the text names the flag, the file and the reason
     */
    static LineFile open(Path output, Path list) throws IOException {
        FileChannel lines =
            output == null ? new FileOutputStream(FileDescriptor.out).getChannel() : whole("--output", output);
        return new LineFile(lines, list == null ? null : whole("--batches", list), output != null);
    }

    private static FileChannel whole(String flag, Path file) throws IOException {
        try {
            return whole(file);
        } catch (IOException unusable) {
            throw new IOException(flag + " " + file + " cannot be written: " + Reason.of(unusable), unusable);
        }
    }

    private static FileChannel whole(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(endOfLastLine(channel));
        channel.position(channel.size());
        return channel;
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(TAIL);
        for (long end = channel.size(); end > 0; end = Math.max(0, end - TAIL)) {
            long start = Math.max(0, end - TAIL);
            tail.clear().limit((int) (end - start));
            readFully(channel, tail, start);
            for (int i = tail.limit() - 1; i >= 0; i--) {
                if (tail.get(i) == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }

    private static void readFully(FileChannel channel, ByteBuffer to, long start) throws IOException {
        while (to.hasRemaining() && channel.read(to, start + to.position()) > 0) {
            // The rest comes with the next read.
            continue;
        }
    }

    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
        write(lines, isFile ? ByteBuffer.wrap(bytes, at, length) : shown(bytes, at, length), isFile);
    }

    /** Stdout may be a terminal, which obeys control characters; JSON has none but newlines. */
    private static ByteBuffer shown(byte[] bytes, int at, int length) {
        byte[] shown = Arrays.copyOfRange(bytes, at, at + length);
        for (int i = 0; i < length; i++) {
            boolean late = i > 0 && shown[i - 1] == C1_LEAD && shown[i] >= C1_FIRST && shown[i] <= C1_LAST;
            if (late) {
                shown[i - 1] = '?';
            }
            if (late || shown[i] >= 0 && shown[i] < ' ' && shown[i] != '\n' && shown[i] != '\t' || shown[i] == DEL) {
                shown[i] = '?';
            }
        }
        return ByteBuffer.wrap(shown);
    }

    /** What a full disk tore is cut off again: the batch will come once more. */
    private static void write(FileChannel to, ByteBuffer bytes, boolean cut) throws IOException {
        long before = cut ? to.position() : 0;
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException full) {
            if (cut) {
                to.truncate(before);
            }
            throw full;
        }
    }

    @Override
    public void taken(String batchId, List<BatchPart> parts, int bytes) throws IOException {
        if (batches == null || bytes == 0) {
            return;
        }
        long end = isFile ? lines.position() : 0;
        String entry = "{\"id\":\"" + batchId + "\",\"parts\":\"" + BatchPart.header(parts) + "\",\"bytes\":" + bytes
            + (isFile ? ",\"end\":" + end : "") + "}\n";
        write(batches, ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8)), true);
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (batches != null) {
            batches.close();
        }
    }
}
