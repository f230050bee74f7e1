// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When segments come and go, and those that other versions of Weir wrote. */
final class SegmentsTest {
    @TempDir
    private Path temp;
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final List<String> warnings = new ArrayList<>();
    private Path dir;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        dir = temp.resolve("spool");
        spool = open(1 << 20);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private Spool open(long maxBytes) throws IOException {
        return Spool.open(new SpoolConfig(dir, maxBytes, Duration.ZERO, Overflow.NEWEST),
            TrustedClock.always(clock::get), warnings::add);
    }

    private List<List<String>> readAll() throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        TestBlock room = new TestBlock();
        while (spool.read(room) != null) {
            blocks.add(room.texts());
        }
        return blocks;
    }

    private List<String> segments() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.map(path -> path.getFileName().toString()).filter(name -> !name.equals("lock")).toList();
        }
    }

    @Test
    void segmentIsKeptWhileBlocksComeAndGoesWhenTheyCeaseTo() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(spool.append(TestBlock.of("one", "two"))).isNotNull();
            assertThat(readAll()).hasSize(1);
            spool.acknowledge(null);
            spool.settle(2);
            clock.addAndGet(500);
        }
        List<String> underLoad = segments();
        clock.addAndGet(1_000);
        spool.tick();
        List<String> soon = segments();
        clock.addAndGet(1_000);
        spool.tick();

        assertThat(underLoad).as("one, not a new one for each").hasSize(1);
        assertThat(soon).isEqualTo(underLoad);
        assertThat(segments()).isEmpty();
        assertThat(spool.account().waiting()).isZero();
    }

    @Test
    void segmentThatOnlyRestsMakesRoom() throws IOException {
        spool.close();
        spool = open(40_000);
        assertThat(spool.append(TestBlock.numbered(0, 2_000))).isNotNull();
        readAll();
        spool.acknowledge(null);

        assertThat(spool.append(TestBlock.numbered(1, 39_000))).as("only one of both fits").isNotNull();

        assertThat(readAll()).hasSize(1);
    }

    @Test
    void closedSpoolLeavesNothingBehindThatWasAcknowledged() throws IOException {
        assertThat(spool.append(TestBlock.of("one"))).isNotNull();
        readAll();
        spool.acknowledge(null);

        spool.close();

        assertThat(segments()).isEmpty();
        spool = open(1 << 20);
    }

    @Test
    void spoolOfTheFirstFormIsReadToItsEnd() throws IOException {
        spool.close();
        FirstForm.write(dir.resolve("0000000007"), "weir-spool-1", TestBlock.of("one", "two"), TestBlock.of("three"));

        spool = open(1 << 20);
        assertThat(spool.append(TestBlock.of("new"))).isNotNull();

        assertThat(spool.account().found()).isEqualTo(3);
        assertThat(readAll()).containsExactly(List.of("one", "two"), List.of("three"), List.of("new"));
        spool.acknowledge(null);
        assertThat(segments()).as("the new one").containsExactly("0000000009");
        assertThat(warnings).isEmpty();
    }

    @Test
    void spoolOfALaterFormIsKeptAndNamedWithItsVersion() throws IOException {
        spool.close();
        FirstForm.write(dir.resolve("0000000007"), "weir-spool-3", TestBlock.of("one", "two"));

        spool = open(1 << 20);

        assertThat(readAll()).isEmpty();
        assertThat(spool.account().corrupt()).isEqualTo(2);
        assertThat(warnings).singleElement().asString()
            .contains("corrupt-0000000007", "weir-spool-3", "another version of Weir", "name it 0000000007");
        assertThat(Files.size(dir.resolve("corrupt-0000000007").resolve("state"))).isPositive();
    }
}
