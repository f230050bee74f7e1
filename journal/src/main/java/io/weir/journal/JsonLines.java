// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.codec.Values;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.journal.store.Content;
import io.weir.journal.store.JournalFormatException;
import io.weir.journal.store.JournalFormatException.Cause;
import java.nio.charset.StandardCharsets;

/**
 * Gives a journal's records as the very lines of JSON that the file sink would have written. One thread.
 *
 * <p>A text is made for each line; who needs more than some 100,000 lines a second reads the message with
 * {@link ProtobufReader} and has {@link JsonEncoder} write into an array of its own.
 */
public final class JsonLines {
    private final ProtobufReader messages = new ProtobufReader();
    private final JsonEncoder json;
    private byte[] room = new byte[4096];

    /** Lines as a Weir writes them by default. */
    public JsonLines() {
        this(Values.CORRECT);
    }

    /** Lines as a Weir with that {@code -values} writes them. */
    public JsonLines(Values values) {
        this(values, Fields.STANDARD);
    }

    /** Lines with other fields, as a Weir with that {@code -fields} writes them; of elements those that are kept. */
    public JsonLines(Values values, Fields fields) {
        json = new JsonEncoder(fields, Syntax.JSON, values == Values.CORRECT);
    }

    /**
     * The line of the record that the block's cursor stands on, without a newline.
     *
     * @throws JournalFormatException if the block holds datagrams, which are to be decoded first, or no message
     */
    public String line(JournalBlock block) throws JournalFormatException {
        if (block.content() != Content.RECORDS) {
            throw new JournalFormatException(Cause.DAMAGED, "block " + block.position()
                + " holds datagrams: weir journal cat decodes them");
        }
        try {
            FlowRecord record = messages.read(block.bytes(), block.offset(), block.length());
            return new String(room, 0, encode(record), StandardCharsets.UTF_8);
        } catch (BadMessageException unreadable) {
            throw new JournalFormatException(Cause.DAMAGED,
                "record " + block.position() + " is no protobuf message: " + unreadable.getMessage());
        }
    }

    private int encode(FlowRecord record) {
        int size = json.encode(record, room, 0, room.length);
        if (size < 0) {
            room = new byte[-size];
            size = json.encode(record, room, 0, room.length);
        }
        return size;
    }
}
