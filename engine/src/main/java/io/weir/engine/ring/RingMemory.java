// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

/**
 * How the memory for rings is shared out: how many slots a ring has, and how many large buffers there are.
 *
 * @param slots slots of each ring, a power of two
 * @param buffers large buffers of the listener
 * @param rings rings of the listener, one for each worker and socket
 */
public record RingMemory(int slots, int buffers, int rings) {
    /** What a slot takes: its bytes, their header, the object, and its place in the ring. */
    static final int SLOT_BYTES = Slot.BYTES + 16 + 88 + 8;
    private static final int FEWEST_SLOTS = 16;
    private static final int MOST_BUFFERS = 64;

    /**
     * The rings of one listener.
     *
     * @param queueSize datagrams the user wants to be able to wait in all rings together, 0 for as many as fit
     * @param rings one for each worker and socket
     * @param budgetBytes what rings and large buffers may take
     */
    public static RingMemory of(int queueSize, int rings, long budgetBytes) {
        int buffers = (int) Math.max(1, Math.min(MOST_BUFFERS, budgetBytes / 8 / JumboPool.BUFFER_BYTES));
        long fits = (budgetBytes - (long) buffers * JumboPool.BUFFER_BYTES) / SLOT_BYTES / rings;
        long asked = queueSize == 0 ? fits : ceilPowerOfTwo((queueSize + rings - 1L) / rings);
        long slots = Math.min(asked, Long.highestOneBit(Math.max(1, fits)));
        return new RingMemory((int) Math.max(FEWEST_SLOTS, slots), buffers, rings);
    }

    private static long ceilPowerOfTwo(long n) {
        return n <= 1 ? 1 : Long.highestOneBit(n - 1) << 1;
    }

    /** Datagrams that can wait in all rings together. */
    public long datagrams() {
        return (long) slots * rings;
    }

    /** Bytes of rings and large buffers. */
    public long bytes() {
        return datagrams() * SLOT_BYTES + (long) buffers * JumboPool.BUFFER_BYTES;
    }
}
