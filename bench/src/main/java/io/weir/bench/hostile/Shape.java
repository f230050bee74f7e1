// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import java.util.Random;

/** A kind of datagrams made to cost much. */
interface Shape {
    /** What is sent before, so that it costs more. */
    default void prepare(Target target) {
    }

    /** Sends datagram {@code i} of at most {@code size} bytes. */
    void send(Target target, Random random, int i, int size);
}
