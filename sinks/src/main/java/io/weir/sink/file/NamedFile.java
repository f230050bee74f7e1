// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A file by its name: appended to, so that a rotation that copies and truncates it works; created with mode 0640. */
record NamedFile(String name) implements Destination {
    private static final int FILE_TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final Set<OpenOption> APPEND =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    /** The file under its true name, whether it exists or not; none for devices, which anyone may share. */
    static List<String> claims(Path file) {
        try {
            if (Files.exists(file)) {
                return isDevice(file) ? List.of() : List.of(file.toRealPath().toString());
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            return List.of(folder.toRealPath().resolve(file.getFileName()).toString());
        } catch (IOException unreachable) {
            // Opening it will say so.
            return List.of(file.toAbsolutePath().normalize().toString());
        }
    }

    private static boolean isDevice(Path file) throws IOException {
        int mode = (int) Files.getAttribute(file, "unix:mode");
        return (mode & FILE_TYPE) == CHARACTER_DEVICE;
    }

    @Override
    public FileChannel open() throws IOException {
        return FileChannel.open(Path.of(name), APPEND,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
    }

    @Override
    public HeldFile held() throws IOException {
        return Files.isRegularFile(Path.of(name)) ? HeldFile.opened(Path.of(name)) : null;
    }

    @Override
    public boolean isReopenable() {
        return true;
    }
}
