// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;

/** A block of given records, and what a sink says of it. */
final class TextBlock implements Block {
    private final byte[] bytes;
    private final int[] ends;
    int attempt;
    int done;

    TextBlock(String... records) {
        bytes = String.join("", records).getBytes(StandardCharsets.US_ASCII);
        ends = new int[records.length];
        int end = 0;
        for (int i = 0; i < records.length; i++) {
            end += records[i].length();
            ends[i] = end;
        }
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public int records() {
        return ends.length;
    }

    @Override
    public int end(int i) {
        return ends[i];
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public void done() {
        done++;
    }

    @Override
    public void fail(SinkException cause) {
        throw new AssertionError(cause);
    }
}
