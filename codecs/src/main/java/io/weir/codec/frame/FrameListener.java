// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

/** Takes the layers of a frame, from the outermost on, on the thread that parses. Nothing may be kept. */
public interface FrameListener {
    /**
     * A header of which at least the fixed part is there.
     *
     * @param bytes the array that holds the frame
     * @param at where the header starts
     * @param size its octets as it says itself, 0 or more; it may go beyond {@code end}
     * @param end where the captured bytes end: nothing is to be read from there on
     * @param encapsulated whether the layer belongs to a packet that another one carries
     */
    void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated);

    /** A header that is cut, or that cannot be what it should be: the last call for a frame. As {@link #onLayer}. */
    void onCut(Layer layer, byte[] bytes, int at, int end, boolean encapsulated);
}
