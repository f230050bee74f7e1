// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import java.util.ArrayList;
import java.util.List;

/** The layers of one frame as text: name and size, in brackets if encapsulated; a cut one has no size. */
final class Walk implements FrameListener {
    final List<String> layers = new ArrayList<>();
    private int at = -1;

    static Walk of(FrameGrammar grammar, String hex) {
        return of(grammar, Frames.bytes(hex), Layer.ETHERNET);
    }

    static Walk of(FrameGrammar grammar, byte[] frame, Layer start) {
        Walk walk = new Walk();
        // Nothing lies behind the frame: a read beyond its end is an exception.
        byte[] room = new byte[3 + frame.length];
        System.arraycopy(frame, 0, room, 3, frame.length);
        new FrameParser(grammar).parse(room, 3, frame.length, start, walk);
        return walk;
    }

    @Override
    public void onLayer(Layer layer, byte[] bytes, int offset, int size, int end, boolean encapsulated) {
        if (offset < at || offset > end || size < 0 || end != bytes.length) {
            throw new AssertionError(layer + " at " + offset + ", size " + size + ", behind " + at);
        }
        at = offset + size;
        layers.add(encapsulated ? "[" + layer + " " + size + "]" : layer + " " + size);
    }

    @Override
    public void onCut(Layer layer, byte[] bytes, int at, int end, boolean encapsulated) {
        layers.add(layer.toString());
    }

    @Override
    public String toString() {
        return String.join(", ", layers);
    }
}
