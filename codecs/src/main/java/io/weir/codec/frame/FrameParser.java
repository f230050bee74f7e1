// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/**
 * Walks a frame, or the first bytes of one, and tells of each layer. Immutable, any thread; allocates nothing.
 *
 * <p>No byte outside the captured ones is read. All layers but {@link Layer#TEREDO}, which an IPv6 header follows, have
 * four bytes or more: a frame of n bytes has fewer than n/4 + 3 layers, and the work for it grows with n alone.
 */
public final class FrameParser {
    private final FrameGrammar grammar;
    private final PortLayers ports;

    /** A parser by these rules. */
    public FrameParser(FrameGrammar grammar) {
        this(grammar, PortLayers.NONE);
    }

    /** A parser by these rules, where {@code ports} of TCP and UDP say before them what follows. */
    public FrameParser(FrameGrammar grammar, PortLayers ports) {
        this.grammar = grammar;
        this.ports = ports;
    }

    /**
     * Walks the layers of a frame.
     *
     * @param bytes the array that holds it
     * @param offset where it starts
     * @param length how many of its bytes were captured; must lie in the array
     * @param start the first layer: {@link Layer#ETHERNET}, or what {@link #packet} gave
     */
    public void parse(byte[] bytes, int offset, int length, Layer start, FrameListener listener) {
        int end = offset + length;
        int at = offset;
        boolean encapsulated = false;
        boolean behindIp = false;
        Layer layer = start;
        while (layer != null && at <= end) {
            int size = grammar.size(layer, bytes, at, end);
            if (size == FrameGrammar.CUT) {
                listener.onCut(layer, bytes, at, end, encapsulated);
                return;
            }
            listener.onLayer(layer, bytes, at, size, end, encapsulated);
            behindIp |= layer.isIp();
            Layer next = next(layer, bytes, at, size, end);
            encapsulated |= next != null && grammar.encapsulates(layer, next, behindIp);
            at += size;
            layer = next;
        }
    }

    private Layer next(Layer layer, byte[] bytes, int at, int size, int end) {
        if (ports.isEmpty()) {
            return grammar.next(layer, bytes, at, size, end);
        }
        boolean tcp = layer == Layer.TCP;
        Layer byPort = tcp || layer == Layer.UDP
            ? ports.layer(tcp, Wire.u16(bytes, at), Wire.u16(bytes, at + 2)) : null;
        return byPort != null ? byPort : grammar.next(layer, bytes, at, size, end);
    }

    /** The first layer of a packet without a link layer's header: by its IP version, or null if that is none. */
    public static Layer packet(byte[] bytes, int at, int end) {
        return switch (at < end ? Wire.u8(bytes, at) >>> 4 : 0) {
            case 4 -> Layer.IPV4;
            case 6 -> Layer.IPV6;
            default -> null;
        };
    }
}
