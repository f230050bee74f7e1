// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import java.util.Arrays;
import java.util.Random;

/** Templates of random fields, and random data for them. */
final class RandomShape implements Shape {
    private static final int[] LENGTHS = {0, 0, 1, 1, 1, 2, 4, 8, 9, 16, 65_535, 65_535};
    private static final int[] ELEMENTS = {1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24,
        27, 28, 29, 30, 31, 32, 34, 47, 48, 50, 52, 54, 56, 57, 58, 59, 60, 62, 63, 70, 71, 72, 80, 81, 85, 86, 88, 89,
        136, 138, 139, 140, 150, 152, 154, 156, 158, 160, 176, 177, 197, 231, 298, 302, 305, 306, 312, 315, 323};

    /** Numbers of a definition; the seed makes the rest again. */
    private static final int SHOWN = 24;

    private final int[] fields;
    private final byte[] data;
    private final int scopes;

    private RandomShape(int[] fields, byte[] data, int scopes) {
        this.fields = fields;
        this.data = data;
        this.scopes = scopes;
    }

    static RandomShape of(Random random) {
        int[] fields = new int[2 * (1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 12))];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = ELEMENTS[random.nextInt(ELEMENTS.length)];
            fields[i + 1] = LENGTHS[random.nextInt(LENGTHS.length)];
        }
        byte[] data = new byte[1 + random.nextInt(1_300)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) random.nextInt(random.nextBoolean() ? 4 : 12);
        }
        return new RandomShape(fields, data, random.nextInt(5) == 0 ? 1 : 0);
    }

    /** Another one that is like it. */
    RandomShape like(Random random) {
        int[] others = fields.clone();
        int field = 2 * random.nextInt(others.length / 2);
        others[field] = ELEMENTS[random.nextInt(ELEMENTS.length)];
        others[field + 1] = LENGTHS[random.nextInt(LENGTHS.length)];
        byte[] bytes = random.nextBoolean() ? data : Arrays.copyOf(data, 1 + random.nextInt(1_300));
        return new RandomShape(others, bytes, scopes);
    }

    @Override
    public void prepare(Target target) {
        target.prepare(0, 1, new Message(8_000, 1, 0)
            .set(scopes > 0 ? 3 : 2, Message.template(256, scopes, fields)).bytes());
    }

    @Override
    public void send(Target target, Random random, int i, int size) {
        target.send(0, 1, new Message(size, 1, i).fill(256, data).bytes());
    }

    @Override
    public String toString() {
        String shown = Arrays.toString(Arrays.copyOf(fields, Math.min(fields.length, SHOWN)));
        return (scopes > 0 ? "options " : "data ") + data.length + ", " + fields.length / 2 + " fields " + shown;
    }
}
