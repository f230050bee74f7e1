// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.IngestOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps what a server takes. */
final class TakenLines implements IngestOutput {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void write(byte[] lines, int at, int length) {
        text.append(new String(lines, at, length, StandardCharsets.UTF_8));
    }

    synchronized List<String> lines() {
        return text.toString().lines().toList();
    }
}
