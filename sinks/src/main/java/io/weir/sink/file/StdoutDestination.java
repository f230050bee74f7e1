// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;

/** The process's own stdout. */
record StdoutDestination() implements Destination {
    @Override
    public String name() {
        return "stdout";
    }

    @Override
    @SuppressWarnings("resource") // closing the stream would close stdout for all
    public FileChannel open() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }

    @Override
    public boolean isReopenable() {
        return false;
    }
}
