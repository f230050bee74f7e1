// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.log.Event;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SeparatedEncoder;
import io.weir.sink.SinkException;
import io.weir.sink.SinkTrouble;
import java.io.IOException;
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
    private volatile OpenFile file;
    private volatile SinkTrouble trouble = SinkTrouble.NONE;
    private boolean told;
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
            file = OpenFile.open(destination, 0);
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
        followName();
        writing = true;
        OpenFile to = file;
        try {
            writer.write(block, to.channel());
        } catch (IOException failure) {
            throw FileFailure.writing(destination.name(), failure);
        } finally {
            writing = false;
            to.written(writer.bytes());
        }
        block.done();
    }

    @Override
    public void onIdle(long nowNs) throws SinkException {
        reopenIfAsked();
        followName();
    }

    @Override
    public void look() {
        OpenFile open = file;
        if (open != null) {
            open.look();
        }
    }

    @Override
    public SinkTrouble trouble() {
        return trouble;
    }

    /**
     * Where the file was deleted, moved or replaced without a word, writing goes on in one of its name. If there can be
     * none, lines go on into a moved file, which can be read; for a deleted one they wait.
     */
    private void followName() throws SinkException {
        OpenFile old = file;
        if (!old.isLost()) {
            return;
        }
        try {
            goOn(old);
            about(Event.OUTPUT_REPLACED).log("warning: sink {}: {} was deleted, moved or replaced; going on in a file "
                + "of that name", name, destination.name());
            trouble = trouble.failing() ? trouble.over() : trouble;
            told = false;
        } catch (IOException failure) {
            refuse(FileFailure.opening(destination.name(), failure), old.isDeleted());
        }
    }

    private void refuse(SinkException failure, boolean deleted) throws SinkException {
        if (deleted) {
            trouble = trouble.with(true, failure.getMessage() + "; the file was deleted, lines wait",
                System.currentTimeMillis());
            throw failure;
        }
        if (!told) {
            told = true;
            about(Event.FILE_NOT_REOPENED).log("sink {}: it was moved; {}; still writing to the moved file", name,
                failure.getMessage());
        }
    }

    private void goOn(OpenFile old) throws IOException {
        OpenFile fresh = OpenFile.open(destination, writer.bytes());
        try {
            old.rescueTo(fresh);
        } catch (IOException full) {
            fresh.close();
            throw full;
        }
        file = fresh;
        old.close();
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
            goOn(file);
            about(Event.FILE_REOPENED).log("sink {}: {} is opened again", name, destination.name());
        } catch (IOException failure) {
            about(Event.FILE_NOT_REOPENED).log("sink {}: {}; still writing to the old file", name,
                FileFailure.opening(destination.name(), failure).getMessage());
        }
    }

    @Override
    public void close() {
        OpenFile open = file;
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
