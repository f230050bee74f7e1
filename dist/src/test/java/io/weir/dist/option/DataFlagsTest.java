// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.spool.Spool;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFlagsTest {
    @TempDir
    private Path temp;

    private final List<String> notes = new ArrayList<>();

    private FlagValues values(String... words) throws FlagException {
        FlagSet flags = new FlagSet();
        ListenFlags.addTo(flags);
        StateFlags.addTo(flags);
        TestModules.flags().addTo(flags);
        return new FlagParser(flags).parse(List.of(words));
    }

    private Path spool(String... words) throws FlagException {
        SinkConfig sink = TestModules.flags().sinks(values(words), notes).get(0);
        return sink.spool().dir();
    }

    /** A folder as a spool leaves it in which records wait. */
    private static Path left(Path spool) throws IOException {
        Files.createDirectories(spool.resolve("0000000001"));
        Files.createFile(spool.resolve("lock"));
        return spool;
    }

    @Test
    void aClockThatTheUserAnswersForIsBelievedWhateverItSays() throws FlagException {
        TrustedClock of1970 = new TrustedClock(() -> 0, () -> 0);

        StateFlags.trustClock(values("-listen=netflow://:2055"), of1970);
        assertThat(of1970.doubt()).contains("before the first Weir");

        StateFlags.trustClock(values("-clock.trust", "-listen=netflow://:2055"), of1970);
        of1970.found("a journal", System.currentTimeMillis());
        assertThat(of1970.doubt()).isEmpty();
    }

    @Test
    void stateAndSpoolsLieInOneFolder() throws FlagException {
        String data = "-data.dir=" + temp;
        FlagValues values = values(data, "-listen=netflow://:2055");
        List<ListenerConfig> listeners = ListenFlags.listeners(values).listeners();

        assertThat(StateFlags.settings(values, listeners).dir()).isEqualTo(temp.resolve("netflow-2055"));
        assertThat(spool(data)).isEqualTo(temp.resolve("spool/file"));
        assertThat(spool(data, "-transport.file.spool.dir=/x")).isEqualTo(Path.of("/x"));
        assertThat(notes).isEmpty();
    }

    @Test
    void whereNothingIsToBeKeptInTheDistributionSpoolsAreBelowTheWorkingDirectory() throws FlagException {
        assertThat(spool("-state.dir=")).isEqualTo(Path.of("data/spool/file"));
        assertThat(spool("-state.dir=", "-data.dir=" + temp)).isEqualTo(temp.resolve("spool/file"));
    }

    @Test
    void aSpoolOfEarlierIsUsedUntilItIsEmpty() throws Exception {
        SpoolPlaces places = new SpoolPlaces(temp.resolve("new"), temp.resolve("here"), temp.resolve("home"));
        assertThat(places.of("http")).isEqualTo(temp.resolve("new/spool/http"));

        Path old = left(temp.resolve("here/spool/http"));

        assertThat(places.of("http")).isEqualTo(old);
        assertThat(places.of("file")).isEqualTo(temp.resolve("new/spool/file"));
        assertThat(places.notes()).singleElement().asString().contains("records wait in " + old, "it goes on there",
            temp.resolve("new/spool/http").toString());
    }

    @Test
    void ofTwoWithRecordsTheOtherIsNamedWithWhatToDo() throws Exception {
        Path now = left(temp.resolve("new/spool/http"));
        Path old = left(temp.resolve("here/spool/http"));
        Path home = left(temp.resolve("home/spool/http"));
        SpoolPlaces places = new SpoolPlaces(temp.resolve("new"), temp.resolve("here"), temp.resolve("home"));

        assertThat(places.of("http")).isEqualTo(now);
        assertThat(places.notes()).hasSize(2).first().asString().contains("-transport.http.spool.dir=" + old);
        assertThat(places.notes().get(1)).contains("-transport.http.spool.dir=" + home);
    }

    @Test
    void aSpoolThatSomebodyUsesOrThatIsEmptyIsNotLeft() throws Exception {
        Path dir = temp.resolve("spool");
        SpoolConfig config = new SpoolConfig(dir, 1 << 20, Duration.ZERO, SpoolConfig.Overflow.OLDEST);
        try (Spool used = Spool.open(config, TrustedClock.host(), notes::add)) {
            Files.createDirectory(dir.resolve("0000000007"));
            assertThat(Spool.isLeft(dir)).as("in use").isFalse();
            assertThat(used.account().found()).isZero();
        }
        assertThat(Spool.isLeft(dir)).isTrue();
        Files.delete(dir.resolve("0000000007"));
        assertThat(Spool.isLeft(dir)).as("empty").isFalse();
        assertThat(Spool.isLeft(temp.resolve("none"))).isFalse();
    }

    @Test
    void aFolderWithoutANameIsRefused() {
        assertThatThrownBy(() -> values("-data.dir=")).isInstanceOf(FlagException.class)
            .hasMessageContaining("-data.dir").hasMessageContaining("allowed: the name of a folder, or auto");
    }
}
