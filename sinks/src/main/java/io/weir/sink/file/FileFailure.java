// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** Puts what the system says about a file into words, and says whether waiting may help. */
final class FileFailure {
    private FileFailure() {
    }

    /** The destination could not be opened. */
    static SinkException opening(String name, IOException cause) {
        return new SinkException("open " + name + ": " + Reason.of(cause), true, cause);
    }

    /** A write failed: the reader is gone, or it may succeed later, as when a disk is full. */
    static SinkException writing(String name, IOException cause) {
        if (cause instanceof ClosedChannelException) {
            return new SinkException("write " + name + ": closed", false, cause);
        }
        String reason = Reason.of(cause);
        if (reason.contains("broken pipe")) {
            return SinkException.gone("write " + name + ": the reader is gone (broken pipe)", cause);
        }
        return new SinkException("write " + name + ": " + reason, true, cause);
    }
}
