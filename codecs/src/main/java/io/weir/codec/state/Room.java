// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** How many things of a kind a decoder still keeps account of, whoever they are of. One thread. */
final class Room {
    private int left;

    /** Room for so many. */
    Room(int most) {
        left = most;
    }

    /** Room for the agents that are counted apart from the exporters that send for them. */
    static Room ofAgents() {
        return new Room(4_096);
    }

    /** Whether there is none. */
    boolean isFull() {
        return left == 0;
    }

    /** Whether there was room for one more. */
    boolean take() {
        return left > 0 && left-- > 0;
    }

    /** Gives back what {@link #take} gave. */
    void give(int count) {
        left += count;
    }
}
