// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import io.weir.capture.CaptureCounts;
import io.weir.capture.DatagramConsumer;
import io.weir.capture.PcapReader;
import io.weir.log.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads captures one after the other and hands their datagrams on, in the order of the files and as fast as the
 * consumer takes them. Progress and errors go to stderr; stdout is for flows.
 *
 * <p>{@link #run} once, on the thread that the consumer is to be called on; {@link #stop} from any.
 */
public final class DecodeRun {
    /** The port that stands for all ports. */
    public static final int ALL_PORTS = 0;

    private static final String STDIN = "-";

    private final List<String> files;
    private final int port;
    private final DatagramConsumer consumer;
    private final CaptureCounts counts = new CaptureCounts();
    private final InputStream stdin;
    private final PrintStream err;
    private final ReadProgress progress;
    private long otherPorts;
    private int unreadable;

    /**
     * A run.
     *
     * @param files names of captures; {@code -} is stdin
     * @param port only datagrams to this UDP port, or {@link #ALL_PORTS}
     * @param consumer takes the datagrams
     */
    public DecodeRun(List<String> files, int port, DatagramConsumer consumer) {
        this(files, port, consumer, System.in, System.err);
    }

    DecodeRun(List<String> files, int port, DatagramConsumer consumer, InputStream stdin, PrintStream err) {
        this.files = List.copyOf(files);
        this.port = port;
        this.consumer = consumer;
        this.stdin = stdin;
        this.err = err;
        this.progress = new ReadProgress(err, size(), counts);
    }

    /** What all files together hold; 0 if that cannot be known. */
    private long size() {
        long size = 0;
        for (String file : files) {
            try {
                if (file.equals(STDIN) || !Files.isRegularFile(Path.of(file))) {
                    return 0;
                }
                size += Files.size(Path.of(file));
            } catch (IOException e) {
                // Opening it says what is wrong; only the percentage needs the size.
                return 0;
            }
        }
        return size;
    }

    /** Reads all files; a file that cannot be read is said and passed over. */
    public DecodeSummary run() {
        PcapReader reader = new PcapReader(port == ALL_PORTS ? consumer : this::filtered, counts);
        for (String file : files) {
            if (!progress.stopped()) {
                read(reader, file);
            }
        }
        return new DecodeSummary(files.size(), unreadable, counts, otherPorts, progress.stopped(),
            progress.elapsedNs());
    }

    /** Ends the run at the next piece of the file; the summary says so. */
    public void stop() {
        progress.stop();
    }

    private void filtered(byte[] bytes, int offset, int length, long hi, long lo, int from, int to, long timeNs) {
        if (to == port) {
            consumer.onDatagram(bytes, offset, length, hi, lo, from, to, timeNs);
        } else {
            otherPorts++;
        }
    }

    private void read(PcapReader reader, String file) {
        try (InputStream in = open(file)) {
            reader.read(in, file.equals(STDIN) ? "stdin" : file);
        } catch (NoSuchFileException e) {
            failed(file + ": no such file");
        } catch (IOException e) {
            String message = Reason.of(e);
            failed(message.contains(file) || file.equals(STDIN) ? message : file + ": " + message);
        }
    }

    private InputStream open(String file) throws IOException {
        return new WatchedStream(file.equals(STDIN) ? stdin : Files.newInputStream(Path.of(file)), progress);
    }

    private void failed(String message) {
        unreadable++;
        err.println("error: " + message);
    }
}
