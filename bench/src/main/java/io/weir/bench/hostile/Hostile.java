// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints what a datagram of each {@link Shapes shape} costs beside a typical one of its size, from bytes to JSON, and
 * the worst that a random search finds; a Markdown table. Exit code 1 if one costs more than asked for.
 *
 * <p>Arguments: bytes of a datagram, most times of a typical one, shapes to try at random, seed.
 */
public final class Hostile {
    /** Of a round; fewer datagrams where they are large. */
    private static final int BYTES = 420_000;
    private static final int LEAST_DATAGRAMS = 10;
    /** Of those that the search tries, this part of a round. */
    private static final int SEARCHED = 5;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 100;

    private final int size;
    private final int datagrams;
    private final double most;
    private double worst;

    private Hostile(int size, double most) {
        this.size = size;
        this.datagrams = Math.max(LEAST_DATAGRAMS, BYTES / size);
        this.most = most;
    }

    /** Measures. */
    public static void main(String[] args) {
        Hostile hostile = new Hostile(Integer.parseInt(args[0]), Double.parseDouble(args[1]));
        // Compilers first.
        for (int round = 0; round < 2; round++) {
            int seed = round;
            Shapes.all().values().forEach(each -> measure(each, hostile.size, seed, hostile.datagrams));
        }
        for (int round = 0; round < WARM_UP; round++) {
            measure(Shapes.typical(), hostile.size, round, hostile.datagrams);
        }
        System.out.println("| shape | bytes | µs | typical, µs | times |\n|---|---|---|---|---|");
        for (Map.Entry<String, Shape> each : Shapes.all().entrySet()) {
            hostile.tell(each.getKey(), each.getValue());
        }
        hostile.search(Integer.parseInt(args[2]), new Random(Long.parseLong(args[3])));
        System.exit(hostile.worst > hostile.most ? 1 : 0);
    }

    private void search(int shapes, Random random) {
        RandomShape worstShape = RandomShape.of(random);
        double worstNs = 0;
        for (int i = 0; i < shapes; i++) {
            RandomShape next = random.nextBoolean() ? RandomShape.of(random) : worstShape.like(random);
            double ns = measure(next, size, 0, datagrams / SEARCHED).ns();
            if (ns > worstNs && measure(next, size, 1, datagrams / SEARCHED).ns() > worstNs) {
                worstNs = ns;
                worstShape = next;
            }
        }
        tell("found by search: " + worstShape, worstShape);
    }

    /** Both in turns: what else the machine does meets both. */
    private void tell(String name, Shape shape) {
        Target target = measure(shape, size, 0, datagrams);
        int bytes = Math.max(41, target.bytes());
        double typicalNs = measure(Shapes.typical(), bytes, 0, datagrams).ns();
        for (int round = 1; round < ROUNDS; round++) {
            target = quicker(target, measure(shape, size, round, datagrams));
            typicalNs = Math.min(typicalNs, measure(Shapes.typical(), bytes, round, datagrams).ns());
        }
        double times = target.ns() / typicalNs;
        worst = Math.max(worst, times);
        System.out.printf(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |%n", name, target.bytes(), target.ns() / 1_000,
            typicalNs / 1_000, times);
    }

    /** What disturbs a round is not the datagrams'. */
    private static Target quicker(Target one, Target other) {
        return other.ns() < one.ns() ? other : one;
    }

    private static Target measure(Shape shape, int size, int round, int datagrams) {
        Random random = new Random(round);
        Target target = new Target();
        shape.prepare(target);
        for (int i = 1; i <= datagrams; i++) {
            shape.send(target, random, i, size);
        }
        target.run();
        return target;
    }
}
