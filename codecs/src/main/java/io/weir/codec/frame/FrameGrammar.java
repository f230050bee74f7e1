// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

/** How long a header is and what follows it. Stateless, any thread. */
public abstract class FrameGrammar {
    /** As goflow2 2.2.6 reads frames, with its defects: for {@code -values=goflow2}. */
    public static final FrameGrammar GOFLOW2 = new Goflow2Grammar();
    /** As the standards have it. */
    public static final FrameGrammar STANDARD = new StandardGrammar();

    /** In place of a size: the header is cut, or cannot be what it should be. */
    static final int CUT = -1;

    FrameGrammar() {
    }

    /** Octets of the header at {@code at}, which may lie beyond {@code end}, or {@link #CUT}. */
    abstract int size(Layer layer, byte[] bytes, int at, int end);

    /** What follows a header of that size; null for payload, or if nobody knows. */
    abstract Layer next(Layer layer, byte[] bytes, int at, int size, int end);

    /**
     * Whether {@code next} begins a packet that the one of {@code layer} carries.
     *
     * @param behindIp whether {@code layer} or one before it is an IP header
     */
    abstract boolean encapsulates(Layer layer, Layer next, boolean behindIp);
}
