// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** What a {@link FileSink} writes to. */
interface Destination {
    /** Its name in messages. */
    String name();

    /** Opens it; for a file, creates it or appends to it. */
    FileChannel open() throws IOException;

    /** Whether opening it again by name makes sense, as after a log rotation. */
    boolean isReopenable();
}
