// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads the length of each method's bytecode from a class file (JVM specification, section 4). */
final class MethodSizes {
    private static final int HEADER = 8;
    private static final int[] CONSTANT_BYTES = new int[21];

    static {
        for (int tag : new int[] {3, 4, 9, 10, 11, 12, 17, 18}) {
            CONSTANT_BYTES[tag] = 4;
        }
        for (int tag : new int[] {7, 8, 16, 19, 20}) {
            CONSTANT_BYTES[tag] = 2;
        }
        CONSTANT_BYTES[5] = 8;
        CONSTANT_BYTES[6] = 8;
        CONSTANT_BYTES[15] = 3;
    }

    private final DataInputStream in;
    private final String[] texts;

    private MethodSizes(byte[] classFile) throws IOException {
        in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(HEADER);
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                texts[i] = in.readUTF();
            } else {
                in.skipNBytes(CONSTANT_BYTES[tag]);
                // A long or double takes two places.
                i += CONSTANT_BYTES[tag] == 8 ? 1 : 0;
            }
        }
    }

    /** Bytes of bytecode by {@code name(descriptor)}; abstract and native methods have none. */
    static Map<String, Integer> of(byte[] classFile) throws IOException {
        MethodSizes reader = new MethodSizes(classFile);
        reader.in.skipNBytes(6);
        reader.in.skipNBytes(2L * reader.in.readUnsignedShort());
        Map<String, Integer> fields = new TreeMap<>();
        reader.members(fields);
        Map<String, Integer> methods = new TreeMap<>();
        reader.members(methods);
        return methods;
    }

    private void members(Map<String, Integer> sizes) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            int attributes = in.readUnsignedShort();
            for (int k = 0; k < attributes; k++) {
                attribute(name, sizes);
            }
        }
    }

    private void attribute(String member, Map<String, Integer> sizes) throws IOException {
        String name = texts[in.readUnsignedShort()];
        int length = in.readInt();
        if (!name.equals("Code")) {
            in.skipNBytes(length);
            return;
        }
        in.skipNBytes(4);
        sizes.put(member, in.readInt());
        in.skipNBytes(length - 8L);
    }
}
