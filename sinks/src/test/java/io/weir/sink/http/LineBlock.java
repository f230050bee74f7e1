// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A block of lines, and what the sink says of it. */
final class LineBlock implements Block {
    private final byte[] bytes;
    private final int[] ends;
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger verdicts = new AtomicInteger();
    private volatile int rejected;
    private volatile SinkException failure;
    private volatile RuntimeException defect;

    private LineBlock(List<String> texts) {
        lines.addAll(texts);
        bytes = String.join("", texts.stream().map(text -> text + "\n").toList()).getBytes(StandardCharsets.UTF_8);
        ends = new int[texts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += texts.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
            ends[i] = end;
        }
    }

    /** Lines {@code {"n":FROM}} to {@code {"n":TO-1}}. */
    static LineBlock numbers(int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int n = from; n < to; n++) {
            texts.add("{\"n\":" + n + "}");
        }
        return new LineBlock(texts);
    }

    /** It throws when it is told that it is done. */
    LineBlock throwing(RuntimeException thrown) {
        defect = thrown;
        return this;
    }

    List<String> lines() {
        return lines;
    }

    boolean isSettled() {
        return verdicts.get() > 0;
    }

    int verdicts() {
        return verdicts.get();
    }

    int rejected() {
        return rejected;
    }

    SinkException failure() {
        return failure;
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
    public void done() {
        done(0);
    }

    @Override
    public void done(int refused) {
        rejected = refused;
        verdicts.incrementAndGet();
        if (defect != null) {
            throw defect;
        }
    }

    @Override
    public void fail(SinkException cause) {
        failure = cause;
        verdicts.incrementAndGet();
    }
}
