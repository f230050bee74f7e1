// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file by its name: appended to, so that a rotation that copies and truncates it works; created with mode 0644. */
record NamedFile(String name) implements Destination {
    private static final Set<OpenOption> APPEND =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    @Override
    public FileChannel open() throws IOException {
        return FileChannel.open(Path.of(name), APPEND,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    }

    @Override
    public boolean isReopenable() {
        return true;
    }
}
