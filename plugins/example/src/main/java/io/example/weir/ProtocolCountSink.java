// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import io.weir.sink.SinkException;
import io.weir.sink.batch.BatchSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The simple form: records come as maps. Keeps a file with the number of flows per protocol up to date. */
final class ProtocolCountSink extends BatchSink {
    private final Path file;
    private final Map<String, Long> flows = new TreeMap<>();

    ProtocolCountSink(Path file) {
        this.file = file;
    }

    /** The user hears of a file that cannot be written before the first flow. */
    @Override
    public void start() throws SinkException {
        write();
    }

    @Override
    protected void onBatch(List<Map<String, Object>> records) throws SinkException {
        for (Map<String, Object> record : records) {
            flows.merge(String.valueOf(record.get("proto")), 1L, Long::sum);
        }
        write();
    }

    private void write() throws SinkException {
        StringBuilder text = new StringBuilder();
        flows.forEach((protocol, count) -> text.append(protocol).append(' ').append(count).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            // Not retryable: the counts are kept, and the next batch writes them all.
            throw new SinkException("cannot write " + file + ": " + e.getMessage(), false, e);
        }
    }
}
