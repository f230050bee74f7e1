// SPDX-License-Identifier: Apache-2.0
package io.weir.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is Linux's")
class HeldFileTest {
    @TempDir
    private Path folder;

    private static void look(HeldFile file, boolean there) {
        assertThat(file.look()).isEqualTo(there);
        assertThat(file.isLost()).as("after one look").isFalse();
        assertThat(file.look()).isEqualTo(there);
        assertThat(file.isLost()).as("after two").isEqualTo(!there);
    }

    @Test
    void whatBecameOfItsNameIsSeenAtTheSecondLook() throws Exception {
        Path name = folder.resolve("out");
        try (FileChannel open = FileChannel.open(name, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            HeldFile file = HeldFile.opened(name);
            look(file, true);

            open.truncate(0);
            look(file, true);

            Files.move(name, folder.resolve("out.1"));
            look(file, false);
            assertThat(file.isDeleted()).as("it has another name").isFalse();

            Files.createFile(name);
            look(HeldFile.opened(name), true);
            assertThat(file.look()).as("another file of that name").isFalse();

            Files.move(folder.resolve("out.1"), name, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            look(file, true);

            Files.delete(name);
            look(file, false);
            assertThat(file.isDeleted()).isTrue();
        }
    }

    @Test
    void aDeletedFileCanStillBeRead() throws Exception {
        Path name = Files.writeString(folder.resolve("out"), "a\n");
        try (FileChannel open = FileChannel.open(name, StandardOpenOption.APPEND)) {
            HeldFile file = HeldFile.opened(name);
            Files.delete(name);

            assertThat(file.descriptor()).hasValueSatisfying(path -> assertThat(path).hasContent("a\n"));
            assertThat(open.isOpen()).isTrue();
        }
    }

    @Test
    void aNameThatLeadsNowhereCannotHaveBeenOpened() {
        assertThatThrownBy(() -> HeldFile.opened(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
