// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import io.weir.dist.text.SafeText;
import io.weir.file.PlainFile;
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
import java.util.List;
import java.util.Set;

/**
 * Lines appended to a file or written to stdout, and if asked a list of the batches they came in. One call at a time.
 *
 * <p>Lines are with the operating system before a batch is answered: they survive the end of the process. A line that a
 * killed server left torn is moved to another file when the file is opened again.
 */
final class LineFile implements IngestOutput {
    private static final int TAIL = 64 << 10;
    private static final Set<StandardOpenOption> TORN = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

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
        cutTorn(channel, file);
        channel.position(channel.size());
        return channel;
    }

    /** What is behind the last line is kept in another file: it may be that of someone who ends no line. */
    private static void cutTorn(FileChannel channel, Path file) throws IOException {
        long end = endOfLastLine(channel);
        if (end == channel.size()) {
            return;
        }
        Path kept = file.resolveSibling(file.getFileName() + ".torn");
        try (FileChannel to = PlainFile.open(kept, TORN)) {
            to.position(to.size());
            for (long at = end; at < channel.size();) {
                at += channel.transferTo(at, channel.size() - at, to);
            }
            to.write(ByteBuffer.wrap(new byte[] {'\n'}));
            to.force(true);
        }
        System.err.println("warning: " + file + " ended in the midst of a line: its last " + (channel.size() - end)
            + " bytes are in " + kept + " now");
        channel.truncate(end);
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
        // stdout may be a terminal, and what clients post is not looked into.
        ByteBuffer text = isFile ? ByteBuffer.wrap(bytes, at, length)
            : ByteBuffer.wrap(SafeText.lines(bytes, at, length));
        write(lines, text, isFile);
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
