// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.log.Event;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes blocks of whole records to a file or stdout, each in one write.
 *
 * <p>{@link #reopen} and {@link #close} may come from any thread; the rest from one at a time.
 */
final class FileSink implements BlockSink {
    private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);

    private final Destination destination;
    private final byte[] separator;
    private final String name;
    private final BlockWriter writer = new BlockWriter();
    private volatile FileChannel channel;
    private volatile boolean reopenAsked;
    private volatile boolean writing;

    /** A sink of that name; {@code separator} is written behind each record. */
    FileSink(String name, Destination destination, byte[] separator) {
        this.name = name;
        this.destination = destination;
        this.separator = separator;
    }

    @Override
    public void start() throws SinkException {
        try {
            channel = destination.open();
        } catch (IOException failure) {
            throw FileFailure.opening(destination.name(), failure);
        }
    }

    @Override
    public FlowEncoder openEncoder(LaneContext context) {
        FlowEncoder format = context.format();
        return separator.length == 0 ? format : new SeparatedEncoder(format, separator);
    }

    @Override
    public void onBlock(Block block) throws SinkException {
        reopenIfAsked();
        writing = true;
        try {
            writer.write(block, channel);
        } catch (IOException failure) {
            throw FileFailure.writing(destination.name(), failure);
        } finally {
            writing = false;
        }
        block.done();
    }

    @Override
    public void onIdle(long nowNs) {
        reopenIfAsked();
    }

    @Override
    public void reopen() {
        reopenAsked = destination.isReopenable();
    }

    /** Opens first and closes then: if the name cannot be opened, lines go on into the file that is open. */
    private void reopenIfAsked() {
        if (!reopenAsked) {
            return;
        }
        reopenAsked = false;
        try {
            FileChannel old = channel;
            channel = destination.open();
            old.close();
            about(Event.FILE_REOPENED).log("sink {}: {} is opened again", name, destination.name());
        } catch (IOException failure) {
            about(Event.FILE_NOT_REOPENED).log("sink {}: {}; still writing to the old file", name,
                FileFailure.opening(destination.name(), failure).getMessage());
        }
    }

    @Override
    public void close() {
        FileChannel open = channel;
        // stdout is the process's: it is closed only to end a write that is stuck.
        if (open == null || !destination.isReopenable() && !writing) {
            return;
        }
        try {
            open.close();
        } catch (IOException failure) {
            about(Event.OUTPUT_NOT_CLOSED).log("sink {}: {}", name,
                FileFailure.writing(destination.name(), failure).getMessage());
        }
    }

    private LoggingEventBuilder about(Event event) {
        return event.to(LOG).addKeyValue("sink", name);
    }
}
