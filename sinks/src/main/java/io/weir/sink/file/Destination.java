// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** What a {@link FileSink} writes to. */
interface Destination {
    /** Its name in messages. */
    String name();

    /** Opens it; for a file, creates it or appends to it. */
    FileChannel open() throws IOException;

    /** The file that was just opened, if it is one that can be deleted or moved under Weir; null if not. */
    default HeldFile held() throws IOException {
        return null;
    }

    /** Whether opening it again by name makes sense, as after a log rotation. */
    boolean isReopenable();
}
