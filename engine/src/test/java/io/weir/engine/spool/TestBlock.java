// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A block of texts, and room for one. */
final class TestBlock implements Block, SpoolRoom {
    private byte[] bytes = {};
    private int[] ends = {};
    private int length;
    private int records;

    static TestBlock of(String... texts) {
        TestBlock block = new TestBlock();
        byte[] all = String.join("", texts).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(all, 0, block.bytes(all.length, texts.length), 0, all.length);
        int end = 0;
        for (int i = 0; i < texts.length; i++) {
            end += texts[i].length();
            block.ends[i] = end;
        }
        return block;
    }

    /** Two records that name the number, and so many bytes, which do not get smaller by packing. */
    static TestBlock numbered(int number, int size) {
        byte[] noise = new byte[size];
        new Random(number).nextBytes(noise);
        String text = "b" + number + "x" + new String(noise, StandardCharsets.ISO_8859_1);
        return of("a" + number, text.substring(0, size));
    }

    /** As many records as asked for, alike as lines of flows are. */
    static TestBlock alike(int number, int records) {
        String[] lines = new String[records];
        for (int i = 0; i < records; i++) {
            lines[i] = "{\"number\":" + number + ",\"record\":" + i + ",\"zeros\":" + "0".repeat(60) + "}\n";
        }
        return of(lines);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < records; i++) {
            texts.add(new String(bytes, start, ends[i] - start, StandardCharsets.ISO_8859_1));
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
