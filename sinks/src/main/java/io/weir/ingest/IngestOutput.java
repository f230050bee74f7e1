// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.io.IOException;
import java.util.List;

/** Where an {@link IngestServer} puts what it takes; one call at a time. */
public interface IngestOutput extends AutoCloseable {
    /**
     * Some whole lines; they must be safe when this returns, because then the batch is answered.
     *
     * @throws IOException if they could not be written; the answer is 503 then
     */
    void write(byte[] lines, int at, int length) throws IOException;

    /** A batch was written, less the parts that were left out as known; before it is answered. */
    default void taken(String batchId, List<BatchPart> parts, int bytes) throws IOException {
    }

    @Override
    default void close() throws IOException {
    }
}
