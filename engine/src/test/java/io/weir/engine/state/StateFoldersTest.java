// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFoldersTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path data;

    private Path folder(String name, Duration age, String... files) throws IOException {
        Path folder = Files.createDirectory(data.resolve(name));
        for (String file : files) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(file)),
                FileTime.from(Instant.now().minus(age)));
        }
        return folder;
    }

    @Test
    void onlyOldFoldersOfStateAloneAreRemoved() throws IOException {
        Path old = folder("netflow-40000", DAY.plusHours(1), "state.gz", "state.gz.bad", "state.gz.bad-2", "lock");
        Path fresh = folder("netflow-2055", Duration.ofMinutes(30), "state.gz", "lock");
        Path others = folder("mine", DAY.plusHours(1), "state.gz", "notes.txt");
        Path named = folder("state", DAY.plusHours(1), "state.gz", "lock");
        Path empty = folder("empty", DAY);

        StateFolders.sweep(data, DAY, new TrustedClock(System::currentTimeMillis, System::nanoTime));

        assertThat(old).doesNotExist();
        assertThat(fresh.resolve("state.gz")).exists();
        assertThat(others.resolve("state.gz")).exists();
        assertThat(named).as("not a name of Weir's").exists();
        assertThat(empty).exists();
    }

    @Test
    void nothingIsRemovedByAClockThatIsFarFromAllData() throws IOException {
        Path old = folder("netflow-40000", DAY.plusHours(1), "state.gz", "lock");
        Path last = folder("netflow-2055", DAY.plusMinutes(1), "state.gz", "lock");

        StateFolders.sweep(data, DAY, new TrustedClock(System::currentTimeMillis, System::nanoTime));

        assertThat(old.resolve("state.gz")).exists();
        assertThat(last.resolve("state.gz")).exists();
    }

    @Test
    void aFolderInUseStaysHoweverOldItIs() throws IOException {
        Path used = folder("netflow-2055", DAY.plusHours(1), "state.gz");
        StateLock lock = StateLock.take(used);
        Files.setLastModifiedTime(used.resolve("lock"), FileTime.from(Instant.now().minus(DAY.plusHours(1))));

        StateFolders.sweep(data, DAY, TrustedClock.always(System::currentTimeMillis));

        assertThat(used.resolve("state.gz")).exists();
        assertThatThrownBy(() -> StateLock.take(used)).hasMessageContaining("keeps its state there");
        lock.close();
        StateLock.take(used).close();
    }

    @Test
    void withoutTheFolderThereIsNothingToDo() {
        StateFolders.sweep(data.resolve("none"), DAY);

        assertThat(data).isEmptyDirectory();
    }
}
