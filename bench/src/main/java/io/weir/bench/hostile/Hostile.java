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
    private static final int DATAGRAMS = 300;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 100;

    private final int size;
    private final double most;
    private double worst;

    private Hostile(int size, double most) {
        this.size = size;
        this.most = most;
    }

    /** Measures. */
    public static void main(String[] args) {
        Hostile hostile = new Hostile(Integer.parseInt(args[0]), Double.parseDouble(args[1]));
        // Compilers first.
        Shapes.all().values().forEach(each -> measure(each, hostile.size, 2, DATAGRAMS));
        measure(Shapes.typical(), hostile.size, WARM_UP, DATAGRAMS);
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
            double ns = measure(next, size, 1, 60).ns();
            if (ns > worstNs && measure(next, size, 2, 60).ns() > worstNs) {
                worstNs = ns;
                worstShape = next;
            }
        }
        tell("found by search: " + worstShape, worstShape);
    }

    private void tell(String name, Shape shape) {
        Target target = measure(shape, size, ROUNDS, DATAGRAMS);
        double typicalNs = measure(Shapes.typical(), Math.max(41, target.bytes()), ROUNDS, DATAGRAMS).ns();
        double times = target.ns() / typicalNs;
        worst = Math.max(worst, times);
        System.out.printf(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |%n", name, target.bytes(), target.ns() / 1_000,
            typicalNs / 1_000, times);
    }

    /** The quickest of some rounds: what disturbs one is not the datagrams'. */
    private static Target measure(Shape shape, int size, int rounds, int datagrams) {
        Target best = null;
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(round);
            Target target = new Target();
            shape.prepare(target);
            for (int i = 1; i <= datagrams; i++) {
                shape.send(target, random, i, size);
            }
            target.run();
            best = best == null || target.ns() < best.ns() ? target : best;
        }
        return best;
    }
}
