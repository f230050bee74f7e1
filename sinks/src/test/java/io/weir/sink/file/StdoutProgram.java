// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.sink.SinkException;

/** Run as a process of its own: writes so many blocks of lines to stdout through a FileSink. */
final class StdoutProgram {
    static final int GONE = 7;

    private StdoutProgram() {
    }

    /** Exit code 0, or {@link #GONE} if the sink says that the reader is gone. */
    public static void main(String[] args) throws Exception {
        FileSink sink = new FileSink("file", StandardStream.STDOUT, new byte[0]);
        sink.start();
        try {
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                sink.reopen();
                sink.onBlock(new TextBlock("line " + i + "\n", "x".repeat(1000) + "\n"));
            }
        } catch (SinkException failure) {
            System.exit(failure.isGone() ? GONE : 1);
        }
        sink.close();
    }
}
