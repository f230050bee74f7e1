// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream through which nothing passes that a terminal would obey; any thread. */
final class SafeStream extends PrintStream {
    private final OutputStream behind;

    SafeStream(OutputStream behind) {
        super(new Filter(behind), true, StandardCharsets.UTF_8);
        this.behind = behind;
    }

    PrintStream behind() {
        return behind instanceof PrintStream stream ? stream : new PrintStream(behind, true, StandardCharsets.UTF_8);
    }

    /** Takes what is written, in pieces of any length. */
    private static final class Filter extends OutputStream {
        private final OutputStream to;
        private final SafeBytes safe = new SafeBytes();

        Filter(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int at, int length) throws IOException {
            safe.add(bytes, at, length);
            byte[] out = safe.take();
            to.write(out, 0, out.length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
