// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The full form: workers encode records into blocks of bytes, and the sink's thread writes the blocks. */
final class CsvSink implements BlockSink {
    private final Path file;
    private volatile FileChannel channel;

    CsvSink(Path file) {
        this.file = file;
    }

    @Override
    public void start() throws SinkException {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SinkException("cannot open " + file + ": " + e.getMessage(), false, e);
        }
    }

    @Override
    public FlowEncoder openEncoder(LaneContext context) {
        return new CsvEncoder();
    }

    @Override
    public void onBlock(Block block) throws SinkException {
        ByteBuffer bytes = ByteBuffer.wrap(block.array(), 0, block.length());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new SinkException("cannot write " + file + ": " + e.getMessage(), false, e);
        }
        block.done();
    }

    /** May come from another thread while a write is stuck: closing the channel ends the write. */
    @Override
    public void close() {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close " + file, e);
        }
    }
}
