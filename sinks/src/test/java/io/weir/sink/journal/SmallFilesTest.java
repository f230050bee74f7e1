// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.journal.Journal;
import io.weir.journal.Position;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.Roll;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small files beside a journal's blocks: whatever became of them, Weir starts and reads what is there. */
class SmallFilesTest {
    private static final String DESCRIPTION = "# A journal of Weir; docs/journal.md says what is in it.\n"
        + "format=1\nroll=hour\n";

    @TempDir
    private Path folder;

    /** What a power cut, or a hand, left of a file: null is nothing at all. */
    private record Left(String name, byte[] bytes) {
        static Left text(String text) {
            return new Left(text.replace("\n", "|"), text.getBytes(StandardCharsets.UTF_8));
        }

        void put(Path file) throws IOException {
            if (bytes == null) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, bytes);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<Left> remains(int length) {
        return List.of(new Left("gone", null), new Left("empty", new byte[0]), new Left("zeros", new byte[length]),
            new Left("noise", noise(length)), new Left("too much", noise(300_000)));
    }

    static Stream<Left> descriptions() {
        List<Left> all = new ArrayList<>(remains(DESCRIPTION.length()));
        for (int end = 1; end < DESCRIPTION.length(); end += 6) {
            all.add(Left.text(DESCRIPTION.substring(0, end)));
        }
        for (String text : new String[] {"\n", "format=\nroll=hour\n", "format=1\n", "roll=hour\n", "format=1\nroll=\n",
            "format=x\nroll=hour\n", "format=1\nroll=hxur\n", "format=1\nroll=hour\\u00\n", "format=-1\nroll=hour\n"}) {
            all.add(Left.text(text));
        }
        return all.stream();
    }

    static Stream<Left> remains() {
        return remains(131_072).stream();
    }

    @BeforeEach
    void write() throws Exception {
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "hour"))) {
            Sinks.write(sink, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void descriptionIsMadeAnewByTheFilesBesideIt(Left left) throws Exception {
        Path description = folder.resolve("journal.properties");
        left.put(description);

        Journal unmended = Journal.open(folder);
        assertThat(unmended.fault()).contains("journal.properties");
        assertThat(Sinks.numbers(folder)).containsExactly(0L);
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "hour"))) {
            Sinks.write(sink, 1);
            assertThat(sink.figures()).containsEntry("files_damaged", 1L);
        }

        assertThat(Sinks.numbers(folder)).containsExactly(0L, 1L);
        assertThat(JournalDescription.read(folder).roll()).isEqualTo(Roll.HOUR);
        if (left.bytes != null) {
            assertThat(folder.resolve("journal.properties.damaged")).hasBinaryContent(left.bytes);
        }
    }

    @Test
    void descriptionThatWasMadeAnewHoldsWhatTheFilesHaveAndNotWhatIsAskedFor() throws Exception {
        Files.write(folder.resolve("journal.properties"), new byte[0]);

        assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "day"))).isInstanceOf(SinkException.class)
            .hasMessageContaining("was begun with roll=hour: say -transport.journal.roll=hour");

        assertThat(Sinks.numbers(folder)).containsExactly(0L);
    }

    @Test
    void damagedDescriptionOfAJournalWithoutFilesTakesWhatIsAskedFor() throws Exception {
        Path dir = Files.createDirectory(folder.resolve("young"));
        Files.write(dir.resolve("journal.properties"), new byte[0]);

        Sinks.start(dir, Map.of("roll", "minute")).close();

        assertThat(JournalDescription.read(dir).roll()).isEqualTo(Roll.MINUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=2\nroll=hour\n", "format=12\nroll=week\nmore=1\n"})
    void descriptionOfALaterWeirIsRefusedAndLeftAlone(String text) throws Exception {
        Path description = Files.writeString(folder.resolve("journal.properties"), text);

        assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "hour"))).isInstanceOf(SinkException.class)
            .hasMessageContaining("this Weir reads format 1");

        assertThat(description).hasContent(text);
        assertThat(folder.resolve("journal.properties.damaged")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026W48.cq4", "20261129F.cq4"})
    void filesThatTellNoRollOrSeveralAreNotGuessedAt(String beside) throws Exception {
        Files.write(folder.resolve("journal.properties"), new byte[0]);
        Files.write(folder.resolve(beside), new byte[100]);

        assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "hour"))).isInstanceOf(SinkException.class)
            .hasMessageContaining("journal.properties is missing or damaged");

        assertThat(folder.resolve(beside)).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("remains")
    void chroniclesTableIsMadeAnew(Left left) throws Exception {
        left.put(folder.resolve("metadata.cq4t"));

        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "hour"))) {
            Sinks.write(sink, 1);
        }

        assertThat(Sinks.numbers(folder)).containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @MethodSource("remains")
    void lockHoldsWhateverIsInItsFile(Left left) throws Exception {
        left.put(folder.resolve("lock"));

        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "hour"))) {
            Sinks.write(sink, 1);
            assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "hour"))).isInstanceOf(SinkException.class)
                .hasMessageContaining("is being written by another Weir");
        }

        assertThat(Sinks.numbers(folder)).containsExactly(0L, 1L);
    }

    @Test
    void fileOfAnotherThatIsCalledLockKeepsWhatIsInIt() throws Exception {
        Path lock = Files.writeString(folder.resolve("lock"), "the key is under the mat\n");

        Sinks.start(folder, Map.of("roll", "hour")).close();

        assertThat(lock).hasContent("the key is under the mat\n");
    }

    @ParameterizedTest
    @MethodSource("remains")
    void readerWithoutItsPlaceBeginsAtTheStart(Left left) throws Exception {
        Journal journal = Journal.open(folder);
        journal.places().write("billing", new Position(Roll.index(journal.files().last(), 1), 0));
        left.put(folder.resolve("readers/billing"));

        assertThat(journal.places().isDamaged("billing")).isEqualTo(left.bytes != null);
        assertThat(journal.places().read("billing")).isEqualTo(left.bytes == null ? null : Position.START);
    }

    @Test
    void oneFileIsReadByItsNameWhereverItIs() throws Exception {
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "hour"))) {
            IntStream.range(1, 5).forEach(i -> write(sink, i));
        }
        Path file = Journal.open(folder).files().found(Journal.open(folder).files().last());
        Path away = Files.createDirectory(folder.resolve("away"));

        for (String name : List.of(file.getFileName().toString(), file.getFileName() + ".damaged", "saved")) {
            List<Long> numbers = new ArrayList<>();
            assertThat(Sinks.read(Files.copy(file, away.resolve(name)), numbers)).isZero();
            assertThat(numbers).isEqualTo(Arrays.asList(0L, 1L, 2L, 3L, 4L));
        }
    }

    private static void write(JournalSink sink, int number) {
        try {
            Sinks.write(sink, number);
        } catch (SinkException failed) {
            throw new AssertionError(failed);
        }
    }
}
