// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.batch;

import io.weir.sink.SinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sink that gets records as maps, many at once: keys and values as in goflow2's JSON ({@code src_addr},
 * {@code bytes}), numbers as {@link Number}, lists as {@link List}. Threads and failures as {@link JsonLinesSink} has
 * them. The simplest form and the slowest: some microseconds a record, on the sink's thread.
 */
public abstract class BatchSink extends JsonLinesSink {
    private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {
    };

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** For subclasses; opens nothing. */
    protected BatchSink() {
    }

    /**
     * Takes some records.
     *
     * @param records at least one; the list and its maps may be kept and changed
     * @throws SinkException if they could not be taken
     * @throws InterruptedException if Weir stops while the call waits
     */
    protected abstract void onBatch(List<Map<String, Object>> records) throws SinkException, InterruptedException;

    @Override
    protected final void onLines(List<String> lines) throws SinkException, InterruptedException {
        List<Map<String, Object>> records = new ArrayList<>(lines.size());
        try {
            for (String line : lines) {
                records.add(mapper.readValue(line, RECORD));
            }
        } catch (JacksonException unreadable) {
            throw new SinkException(
                "a record is no JSON object: " + unreadable.getOriginalMessage(), false, unreadable);
        }
        onBatch(records);
    }
}
