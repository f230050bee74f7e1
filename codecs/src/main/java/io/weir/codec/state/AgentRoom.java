// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** How many agents a decoder still counts apart from the exporter that sends for them. One thread. */
final class AgentRoom {
    private static final int AGENTS = 4_096;

    private int left = AGENTS;

    /** Whether there was room for one more. */
    boolean take() {
        return left > 0 && left-- > 0;
    }

    /** Gives back what {@link #take} gave. */
    void give(int agents) {
        left += agents;
    }
}
