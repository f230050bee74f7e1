// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A block of texts, and room for one. */
final class TestBlock implements Block, SpoolRoom {
    private byte[] bytes = {};
    private int[] ends = {};
    private int length;
    private int records;

    static TestBlock of(String... texts) {
        TestBlock block = new TestBlock();
        byte[] all = String.join("", texts).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(all, 0, block.bytes(all.length, texts.length), 0, all.length);
        int end = 0;
        for (int i = 0; i < texts.length; i++) {
            end += texts[i].length();
            block.ends[i] = end;
        }
        return block;
    }

    /** Two records that name the number, and so many bytes. */
    static TestBlock numbered(int number, int size) {
        return of("a" + number, ("b" + number + "x".repeat(size)).substring(0, size));
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < records; i++) {
            texts.add(new String(bytes, start, ends[i] - start, StandardCharsets.UTF_8));
            start = ends[i];
        }
        return texts;
    }

    @Override
    public byte[] bytes(int size, int count) {
        bytes = new byte[size];
        ends = new int[count];
        length = size;
        records = count;
        return bytes;
    }

    @Override
    public int[] ends() {
        return ends;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int end(int i) {
        return ends[i];
    }

    @Override
    public void done() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void fail(SinkException cause) {
        throw new UnsupportedOperationException();
    }
}
