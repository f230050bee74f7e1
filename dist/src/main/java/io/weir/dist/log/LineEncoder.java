// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.weir.dist.text.SafeText;
import java.nio.charset.StandardCharsets;

/** One line per event; called by the appender, one thread at a time. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = new byte[0];

    private final Line line;

    LineEncoder(Line line) {
        this.line = line;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (SafeText.line(line.of(LogEntry.of(event))) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    /** A form of log lines. */
    @FunctionalInterface
    interface Line {
        /** The line without its end. */
        String of(LogEntry entry);
    }
}
