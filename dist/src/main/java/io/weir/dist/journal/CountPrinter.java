// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.flow.Column;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.journal.JournalBlock;
import io.weir.journal.store.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Counts records, and prints the number at the end. */
final class CountPrinter implements Printer {
    private final Output out;
    private final ProtobufReader messages = new ProtobufReader();
    private long count;

    CountPrinter(Output out) {
        this.out = out;
    }

    @Override
    public void print(JournalBlock block, Span span) throws IOException {
        count += span == Span.ALL || span.hasAllOf(block) || span.has(receivedNs(block)) ? 1 : 0;
    }

    private long receivedNs(JournalBlock block) throws IOException {
        if (block.content() == Content.DATAGRAMS) {
            return block.receivedNs();
        }
        try {
            return messages.read(block.bytes(), block.offset(), block.length()).number(Column.TIME_RECEIVED_NS);
        } catch (BadMessageException unreadable) {
            throw new IOException("record " + block.position() + " is no protobuf message", unreadable);
        }
    }

    @Override
    public void end() throws IOException {
        out.write((count + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
