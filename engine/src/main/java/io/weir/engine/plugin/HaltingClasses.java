// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the classes of a jar that call {@code Runtime.halt}: such a call ends the process at once, without a hook that
 * could name it. Only each class's table of constants is read (JVM specification, section 4.4).
 */
final class HaltingClasses {
    private static final int MAGIC = 0xcafebabe;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private final String[] texts;
    /** Two indexes in one number, or one. */
    private final int[] references;
    private final int[] tags;

    private HaltingClasses(int count) {
        texts = new String[count];
        references = new int[count];
        tags = new int[count];
    }

    /** Their names, at most {@code most}; what cannot be read as a class is not one. */
    static List<String> of(Path jar, int most) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements() && found.size() < most) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && halts(zip, entry)) {
                    found.add(entry.getName().replaceFirst("\\.class$", "").replace('/', '.'));
                }
            }
        }
        return found;
    }

    private static boolean halts(ZipFile zip, ZipEntry entry) {
        try (DataInputStream from = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
            if (from.readInt() != MAGIC) {
                return false;
            }
            from.readInt();
            HaltingClasses constants = new HaltingClasses(from.readUnsignedShort());
            constants.read(from);
            return constants.callsHalt();
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    private void read(DataInputStream from) throws IOException {
        for (int i = 1; i < tags.length; i++) {
            tags[i] = from.readUnsignedByte();
            switch (tags[i]) {
                case UTF8 -> texts[i] = from.readUTF();
                case 7, 8, 16, 19, 20 -> references[i] = from.readUnsignedShort();
                case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18 -> references[i] = from.readInt();
                case 15 -> from.skipNBytes(3);
                case LONG, DOUBLE -> from.skipNBytes(8);
                default -> throw new IOException("no such constant: " + tags[i]);
            }
            // These take two places.
            i += tags[i] == LONG || tags[i] == DOUBLE ? 1 : 0;
        }
    }

    private boolean callsHalt() {
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == METHOD && "java/lang/Runtime".equals(texts[references[references[i] >>> 16]])
                && "halt".equals(texts[references[references[i] & 0xffff] >>> 16])) {
                return true;
            }
        }
        return false;
    }
}
