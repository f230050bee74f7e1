// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Room for what is read of a request, used again: most are about as large as the last one. */
final class BodyRoom {
    private static final int LEAST = 64 << 10;

    private final BodyMemory memory;
    private byte[] bytes = new byte[LEAST];
    private int length;

    BodyRoom(BodyMemory memory) {
        this.memory = memory;
    }

    /** Reads to the end. Refused beyond {@code most} bytes. */
    void fill(InputStream from, int most) throws IOException, IngestRefusal {
        length = 0;
        int read = from.read(bytes, 0, bytes.length);
        while (read >= 0) {
            length += read;
            if (length > most) {
                throw new IngestRefusal(413, "more than " + most + " bytes");
            }
            if (length == bytes.length) {
                grow((int) Math.min(2L * length, most + 1L));
            }
            read = from.read(bytes, length, bytes.length - length);
        }
    }

    /** While it is copied, both are there. */
    private void grow(int to) throws IngestRefusal {
        memory.take(to);
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, to);
        memory.give(before == LEAST ? 0 : before);
    }

    /** The request is over; {@code keep} says whether room of usual size stays for the next one. */
    void rest(boolean keep) {
        if (bytes.length > LEAST && bytes.length > (keep ? memory.usual() : LEAST)) {
            memory.give(bytes.length);
            bytes = new byte[LEAST];
            length = 0;
        }
    }

    /** What was read, until the next time. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
