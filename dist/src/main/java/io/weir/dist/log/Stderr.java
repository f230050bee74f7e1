// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import io.weir.dist.text.SafeText;
import io.weir.log.Event;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** The process's stderr, where the log goes. Any thread. */
public final class Stderr {
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration LAST = Duration.ofSeconds(2);
    private static final OutputStream LOG = new OutputStream() {
        @Override
        public void write(byte[] bytes, int from, int length) {
            current().write(bytes, from, length);
        }

        @Override
        public void write(int b) {
            current().write(b);
        }
    };

    private static volatile HandOver handOver;
    /** What the log is written to once plugins run, whatever they set {@code System.err} to. */
    private static volatile PrintStream own;

    private Stderr() {
    }

    private static PrintStream current() {
        PrintStream ours = own;
        return ours == null ? System.err : ours;
    }

    /** Stderr as it is at the moment, for what moves a cursor: nothing is filtered. */
    public static PrintStream terminal() {
        return SafeText.behind(current());
    }

    /** Where log lines are written: to stderr as it is at the moment. */
    static OutputStream log() {
        return LOG;
    }

    /**
     * From now on stderr is written by a thread of its own, and at most 1 MiB waits for it. System.out is the same:
     * data goes to the descriptor, and what libraries and plugins print must not get between its lines. Neither can be
     * closed. Once.
     */
    public static void detach() {
        try {
            handOver = new HandOver(new FileOutputStream(FileDescriptor.err), MOST_BYTES, "weir-log-writer",
                Stderr::lost).start();
            show(handOver);
        } catch (OutOfMemoryError noThread) {
            // Then whoever logs waits for who reads, as in any other program.
            handOver = null;
            show(System.err);
        }
    }

    private static void lost(long lines) {
        Event.LOG_LINES_DROPPED.to(LoggerFactory.getLogger(Stderr.class)).addKeyValue("lines", lines)
            .log("lines of the log were dropped: who reads stderr did not keep up");
    }

    /**
     * All that goes to stderr goes through {@code stream} now; returns what it went through before. Lines of the log
     * are safe for a terminal as they come, what others print is made so.
     */
    public static OutputStream show(OutputStream stream) {
        PrintStream before = terminal();
        PrintStream open = new Open(stream);
        own = open;
        PrintStream others = new Open(SafeText.stream(open));
        System.setErr(others);
        System.setOut(others);
        return before;
    }

    /** Waits a moment until what was logged is written; before the process ends. */
    public static void drain() {
        HandOver waiting = handOver;
        if (waiting != null) {
            waiting.drain(LAST);
        }
    }

    /** A stream that nobody closes. */
    private static final class Open extends PrintStream {
        Open(OutputStream to) {
            super(to, true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
