// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.file.PlainFile;
import io.weir.file.SetAside;
import io.weir.log.Reason;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The file with the state: replaced as a whole, so that a crash leaves the old one or the new one. gzip's checksum
 * tells damage. One thread.
 */
final class StateFile {
    static final String NAME = "state.gz";
    /** Behind the name of one that could not be used, and a number if there are several. */
    static final String BAD = ".bad";
    private static final int BUFFER = 1 << 16;

    private final Path dir;
    private final Path file;
    private final Path fresh;

    StateFile(Path dir) {
        this.dir = dir;
        this.file = dir.resolve(NAME);
        this.fresh = dir.resolve(NAME + ".new");
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** What was kept; nothing if there is no file. */
    List<KeptExporter> read() throws IOException {
        if (!exists()) {
            return List.of();
        }
        try (Reader reader = new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(PlainFile.own(file)), BUFFER), StandardCharsets.US_ASCII)) {
            return new StateReader(new StateLines(reader, Runtime.getRuntime().maxMemory() / 2)).read();
        } catch (EOFException e) {
            throw new CorruptStateException("it ends in the middle", e);
        } catch (ZipException e) {
            throw new CorruptStateException("it is damaged: " + Reason.of(e), e);
        }
    }

    /** Keeps a file that cannot be used for whoever wants to know, beside those before; gives its new name. */
    Path setAside() throws IOException {
        return SetAside.move(file, NAME + BAD);
    }

    /** What is to be written; may take its time, and give up. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it. */
        void writeTo(StateWriter writer)
            throws IOException, TimeoutException, ExecutionException, InterruptedException;
    }

    /** Replaces what was kept. On an error, or if {@code content} gives up, the old file stays. */
    void write(Content content) throws IOException, TimeoutException, ExecutionException, InterruptedException {
        try {
            writeFresh(content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            giveRoomBack(e);
            throw e;
        }
        try (FileChannel folder = FileChannel.open(dir, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void writeFresh(Content content)
        throws IOException, TimeoutException, ExecutionException, InterruptedException {
        try (FileChannel channel = PlainFile.create(fresh)) {
            GZIPOutputStream zip = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.US_ASCII), BUFFER);
            StateWriter writer = new StateWriter(text);
            content.writeTo(writer);
            writer.end();
            text.flush();
            zip.finish();
            channel.force(true);
        }
    }

    /** On a full disk half a file, and any where the old one cannot be replaced, would take what others wait for. */
    private void giveRoomBack(IOException why) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
