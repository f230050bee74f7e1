// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Room for what one thread reads of its requests, used again: most are about as large as the last one. */
final class BodyRoom {
    private static final int LEAST = 64 << 10;

    private byte[] bytes = new byte[LEAST];
    private int length;

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
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, most + 1L));
            }
            read = from.read(bytes, length, bytes.length - length);
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
