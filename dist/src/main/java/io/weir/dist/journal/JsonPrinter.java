// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.journal.JournalBlock;
import io.weir.journal.store.Content;
import java.io.IOException;

/**
 * Prints lines of JSON: of records the lines that the file sink would have written, of datagrams the lines of their
 * records, decoded now with the templates seen since the reading began.
 */
final class JsonPrinter implements Printer {
    private static final int USUAL_LINE = 4096;

    private final Output out;
    private final ProtobufReader messages = new ProtobufReader();
    private final Values values;
    private final JsonEncoder json;
    private DatagramDecoder decoder;
    private IOException failure;
    private long skip;

    JsonPrinter(Output out, Values values, Fields fields) {
        this.out = out;
        this.values = values;
        this.json = new JsonEncoder(fields, Syntax.JSON, values == Values.CORRECT);
    }

    /** Leaves out the next {@code count} lines: they are only there to have templates read. */
    void skip(long count) {
        skip = count;
    }

    @Override
    public void print(JournalBlock block, Span span) throws IOException {
        if (block.content() == Content.RECORDS) {
            printMessage(block, span);
        } else {
            decode(block, span);
        }
    }

    private void printMessage(JournalBlock block, Span span) throws IOException {
        try {
            FlowRecord record = messages.read(block.bytes(), block.offset(), block.length());
            if (span == Span.ALL || span.has(record.number(Column.TIME_RECEIVED_NS))) {
                line(record);
            }
        } catch (BadMessageException unreadable) {
            throw new IOException("record " + block.position() + " is no protobuf message: " + unreadable.getMessage(),
                unreadable);
        }
    }

    private void line(FlowRecord record) throws IOException {
        if (skip > 0) {
            skip--;
            return;
        }
        out.room(USUAL_LINE);
        int size = json.encode(record, out.array(), out.at(), out.limit() - 1);
        while (size < 0) {
            out.room(1 - size);
            size = json.encode(record, out.array(), out.at(), out.limit() - 1);
        }
        out.advance(size);
        out.write('\n');
    }

    private void decode(JournalBlock block, Span span) throws IOException {
        if (decoder == null) {
            // Of any scheme: what a listener did not read was not kept.
            DecoderSettings settings = DecoderSettings.defaults().with(values);
            decoder = new DatagramDecoder(settings, new Bounds(settings), this::decoded);
        }
        if (span == Span.ALL || span.has(block.receivedNs())) {
            decoder.decode(block.bytes(), block.offset(), block.length(), block.hi(), block.lo(), block.scope(),
                block.port(), block.receivedNs());
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String warning() {
        DecodeCounts counts = decoder == null ? new DecodeCounts() : decoder.counts();
        long sets = counts.get(DecodeCounter.SETS_LATE) + counts.get(DecodeCounter.SETS_LATE_FULL)
            - counts.get(DecodeCounter.SETS_LATE_DELIVERED) - counts.get(DecodeCounter.SETS_LATE_REFUSED);
        return sets == 0 ? "" : "warning: " + sets + " sets of flows have no template in the datagrams that were read, "
            + "so their flows are missing here; begin earlier, as with --from start";
    }

    private void decoded(FlowRecord record) {
        try {
            line(record);
        } catch (IOException broken) {
            failure = broken;
        }
    }
}
