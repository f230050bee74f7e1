// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import io.weir.codec.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The shapes that were thought of; {@link RandomShape} looks for others. */
final class Shapes {
    /** Records of 21 bytes, few for IPFIX. */
    static final int[] TYPICAL = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4};
    private static final int TYPICAL_BYTES = 21;
    private static final int PORTS = 1_024;

    private Shapes() {
    }

    /** What others are compared with. */
    static Shape typical() {
        return data(TYPICAL, record(TYPICAL_BYTES));
    }

    private static byte[] record(int bytes) {
        byte[] record = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            record[i] = (byte) (7 * i + 1);
        }
        return record;
    }

    static Map<String, Shape> all() {
        Map<String, Shape> all = new LinkedHashMap<>();
        all.put("records of one byte", data(new int[] {4, 1}, (byte) 6));
        all.put("999 fields of no length, one variable", data(many(999, 0, 82, 65_535), (byte) 0));
        all.put("999 fields of no length, one byte", data(many(999, 0, 4, 1), (byte) 6));
        all.put("variable fields of no bytes", data(many(48, 65_535), new byte[48]));
        all.put("numbers of nine bytes", data(many(40, 9), new byte[360]));
        all.put("sampled frames", data(new int[] {315, 65_535}, (byte) 24, (byte) 1, (byte) 2, (byte) 3, (byte) 4,
            (byte) 5, (byte) 6, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 0x88, (byte) 0x47,
            (byte) 1, (byte) 1, (byte) 0, (byte) 1, (byte) 1, (byte) 1, (byte) 1, (byte) 1, (byte) 9, (byte) 9));
        all.put("one frame of labels", (target, random, i, size) -> target.send(0, 1, new Message(size, 1, i)
            .set(2, Message.template(256, 0, 315, size - 80)).set(256, frame(size - 80)).bytes()));
        all.put("columns that change", (target, random, i, size) -> target.send(0, 1, changing(random, i, size)));
        all.put("sets without records", sets(256));
        all.put("sets of one record", sets(256, (byte) 6));
        all.put("sets of no template", (target, random, i, size) -> target.send(0, 1,
            new Message(size, 1, i).sets(300 + random.nextInt(60_000)).bytes()));
        all.put("sets of many unknown templates", Shapes::unknown);
        all.put("reserved sets", sets(77));
        definitions(all);
        options(all);
        state(all);
        return all;
    }

    private static void definitions(Map<String, Shape> all) {
        all.put("new templates", (target, random, i, size) -> {
            Message message = new Message(size, 1, i);
            while (message.room() >= 12) {
                message.set(2, Message.template(256 + random.nextInt(65_000), 0, 1 + random.nextInt(400), 4));
            }
            target.send(i, 1, message.bytes());
        });
        all.put("templates again", (target, random, i, size) ->
            target.send(0, 1, new Message(size, 1, i).fill(2, Message.template(256, 0, 8, 4)).bytes()));
        all.put("a large template changed", (target, random, i, size) -> target.send(i, 1, new Message(size, 1, i)
            .set(2, Message.template(256, 0, many(Math.min(999, size / 4 - 8), 1 + i % 7))).bytes()));
        all.put("withdrawals", (target, random, i, size) ->
            target.send(0, 1, new Message(size, 1, i).fill(2, (byte) 1, (byte) 0, (byte) 0, (byte) 0).bytes()));
        all.put("withdrawals of all", (target, random, i, size) ->
            target.send(0, 1, new Message(size, 1, i).fill(2, (byte) 0, (byte) 2, (byte) 0, (byte) 0).bytes()));
        all.put("templates and withdrawals", (target, random, i, size) -> target.send(i, 1, new Message(size, 1, i)
            .fill(2, (byte) 1, (byte) 0, (byte) 0, (byte) 1, (byte) 0, (byte) 8, (byte) 0, (byte) 4,
                (byte) 1, (byte) 0, (byte) 0, (byte) 0).bytes()));
    }

    private static void options(Map<String, Shape> all) {
        all.put("options of one byte", (target, random, i, size) -> target.send(0, 1, new Message(size, 1, i)
            .set(3, Message.template(256, 1, 302, 0, 34, 1)).fill(256, (byte) (i + 1)).bytes()));
        all.put("samplers", (target, random, i, size) -> {
            Message message = new Message(size, 1, i).set(3, Message.template(256, 1, 302, 4, 34, 1));
            byte[] records = new byte[(message.room() - 4) / 5 * 5];
            random.nextBytes(records);
            target.send(0, 1, message.set(256, records).bytes());
        });
    }

    private static void state(Map<String, Shape> all) {
        all.put("new domains", fresh(16, false));
        all.put("new source ports", fresh(16, true));
        all.put("new source ports and templates", fresh(44, true));
        all.put("new domains and templates", fresh(44, false));
        all.put("ports whose templates are not borrowed", new Shape() {
            @Override
            public void prepare(Target target) {
                for (int port = 0; port < PORTS; port++) {
                    target.prepare(0, port, new Message(60, 1, 1_000_000L * port)
                        .set(2, Message.template(256, 0, 8, 4)).bytes());
                }
            }

            @Override
            public void send(Target target, Random random, int i, int size) {
                target.send(0, 50_000, new Message(size, 1, 0x7fff_0000L).sets(256).bytes());
            }
        });
        all.put("templates that others wait for", new Shape() {
            @Override
            public void prepare(Target target) {
                for (int i = 0; i < 250; i++) {
                    target.prepare(0, 1, new Message(24, 1, 0).set(256, (byte) 1).bytes());
                }
            }

            @Override
            public void send(Target target, Random random, int i, int size) {
                target.send(0, 2, new Message(size, 1, 0x7000_0000L + 10_000L * i)
                    .fill(2, Message.template(256, 0, 8, 4)).bytes());
            }
        });
        all.put("forged addresses", (target, random, i, size) ->
            target.send(random.nextInt(1 << 20), 1, new Message(40, 1, i).set(256, (byte) 1).bytes()));
        all.put("late data where there is no room", new LateRoom());
    }

    /** Ever new domains or source ports, where there are as many as may be. */
    private static Shape fresh(int size, boolean ports) {
        return new Shape() {
            @Override
            public void prepare(Target target) {
                for (int i = -2_500; i < 0; i++) {
                    target.prepare(0, ports ? 60_000 + i : 1, message(i));
                }
            }

            @Override
            public void send(Target target, Random random, int i, int most) {
                target.send(0, ports ? i : 1, message(i));
            }

            private byte[] message(int i) {
                Message message = new Message(size, ports ? 1 : 5_000 + i, i).set(2, Message.template(256, 0, TYPICAL));
                return message.bytes();
            }
        };
    }

    private static Shape data(int[] fields, byte... record) {
        return new Shape() {
            @Override
            public void prepare(Target target) {
                target.prepare(0, 1, new Message(8_000, 1, 0).set(2, Message.template(256, 0, fields)).bytes());
            }

            @Override
            public void send(Target target, Random random, int i, int size) {
                target.send(0, 1, new Message(size, 1, i).fill(256, record).bytes());
            }
        };
    }

    private static Shape sets(int id, byte... body) {
        Shape known = data(new int[] {4, 1}, (byte) 6);
        return new Shape() {
            @Override
            public void prepare(Target target) {
                known.prepare(target);
            }

            @Override
            public void send(Target target, Random random, int i, int size) {
                target.send(0, 1, new Message(size, 1, i).sets(id, body).bytes());
            }
        };
    }

    private static void unknown(Target target, Random random, int i, int size) {
        Message message = new Message(size, 1, i);
        while (message.room() >= 4) {
            message.set(300 + random.nextInt(60_000));
        }
        target.send(0, 1, message.bytes());
    }

    /** So many fields of a length, and one more. */
    private static int[] many(int count, int length, int... last) {
        int[] fields = new int[2 * count + last.length];
        for (int i = 0; i < count; i++) {
            fields[2 * i] = i % 400 + 1;
            fields[2 * i + 1] = length;
        }
        System.arraycopy(last, 0, fields, 2 * count, last.length);
        return fields;
    }

    /** Records whose numbers are now and then too wide, and so not there: another set of columns each time. */
    private static byte[] changing(Random random, int i, int size) {
        int[] elements = {1, 2, 4, 5, 6, 7, 11, 10, 14, 16, 17, 31, 52, 54, 88, 89};
        int[] fields = new int[2 * elements.length];
        for (int k = 0; k < elements.length; k++) {
            fields[2 * k] = elements[k];
            fields[2 * k + 1] = 65_535;
        }
        Message message = new Message(size, 1, i).set(2, Message.template(256, 0, fields));
        byte[] data = new byte[message.room() - 4];
        int at = 0;
        while (at + 10 <= data.length) {
            data[at] = (byte) (random.nextBoolean() ? 9 : 0);
            at += 1 + data[at];
        }
        return message.set(256, data).bytes();
    }

    private static byte[] frame(int size) {
        byte[] frame = new byte[size];
        Wire.put16(frame, 12, 0x8847);
        for (int at = 14; at + 4 <= size; at += 4) {
            Wire.put32(frame, at, 0x1000_0000L);
        }
        return frame;
    }
}
