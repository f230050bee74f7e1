// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import java.io.IOException;

/** A file that is no capture; the message names the file and the offset. */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1;

    CaptureException(String message) {
        super(message);
    }
}
