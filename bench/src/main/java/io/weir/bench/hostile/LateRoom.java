// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import java.util.Random;

/** The room for waiting data is full of exporters that work, and those that do not have none. */
final class LateRoom implements Shape {
    private static final int EXPORTERS = 150;
    private static final int FORGED = 9_000;

    @Override
    public void prepare(Target target) {
        for (int host = 0; host < EXPORTERS; host++) {
            target.prepare(host, 1, new Message(200, 1, 0).set(2, Message.template(256, 0, 8, 4))
                .set(256, new byte[8]).bytes());
            target.prepare(host, 1, new Message(60_000, 1, 2).set(300, new byte[59_000]).bytes());
        }
        for (int host = 0; host < FORGED; host++) {
            target.prepare(1_000 + host, 1, new byte[] {0, 10});
        }
    }

    @Override
    public void send(Target target, Random random, int i, int size) {
        target.send(500, 1, new Message(200, 1, 0).set(2, Message.template(256, 0, 8, 4)).set(256, new byte[8])
            .sets(300, new byte[10]).bytes());
        target.send(500, 1, new Message(size, 1, 2 + i).sets(301, new byte[4]).bytes());
    }
}
