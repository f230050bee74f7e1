// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Pace;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.access.Access;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.SourceCount;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets past the intake, and how much of them. */
final class IntakeAccessTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long GOOD = Exporter.mapped(0x0a000001);
    private static final long BAD = Exporter.mapped(0x0a000102);

    private final Counters counters = new Counters();
    private final Ring ring = new Inlet(1, 64).ring(0);
    @TempDir
    private Path folder;

    private DatagramIntake intake(Access access, Pace limit) {
        return new DatagramIntake(List.of(ring), new JumboPool(1), false, counters,
            ReceiveSettings.defaults().with(access, limit));
    }

    @Test
    void whoIsNotAllowedIsRefusedBeforeItTakesAPlaceInARing() throws Exception {
        DatagramIntake intake = intake(Access.of("10.0.0.0/24", ""), Pace.UNLIMITED);

        for (int i = 0; i < 100; i++) {
            offer(intake, BAD, i);
        }
        offer(intake, GOOD, 1);

        assertThat(counters.get(Counter.DATAGRAMS_RECEIVED)).isEqualTo(101);
        assertThat(counters.get(Counter.REFUSED)).isEqualTo(100);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(1);
        assertThat(ring.waiting()).isEqualTo(1);
        assertThat(intake.refused().list()).singleElement().satisfies(source -> {
            assertThat(source.source().text()).isEqualTo("10.0.1.2");
            assertThat(source.datagrams()).isEqualTo(100);
        });
    }

    @Test
    void aLinkLocalSourceIsMatchedInEachZone() throws Exception {
        DatagramIntake intake = intake(Access.of("fe80::1", ""), Pace.UNLIMITED);
        byte[] linkLocal = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

        intake.offer(Inet6Address.getByAddress(null, linkLocal, 5), 9, new byte[1], 0, 1, 1);
        linkLocal[15] = 2;
        intake.offer(Inet6Address.getByAddress(null, linkLocal, 5), 9, new byte[1], 0, 1, 1);

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(1);
        assertThat(intake.refused().list()).singleElement().extracting(s -> s.source().scope()).isEqualTo(5);
    }

    @Test
    void anIpv4SourceIsTheSameHoweverTheSocketGivesIt() throws Exception {
        DatagramIntake intake = intake(Access.of("192.0.2.200", ""), Pace.UNLIMITED);
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(new byte[] {(byte) 192, 0, 2, (byte) 200}, 0, mapped, 12, 4);

        intake.offer(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) 200}), 9, new byte[1], 0, 1, 1);
        intake.offer(Inet6Address.getByAddress(null, mapped, -1), 9, new byte[1], 0, 1, 1);

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(2);
    }

    @Test
    void listsReadAgainHoldForTheNextDatagramOfSourcesKnownAlready() throws Exception {
        Path file = Files.writeString(folder.resolve("allow"), "10.0.0.0/24");
        Access access = Access.of("@" + file, "");
        DatagramIntake intake = intake(access, Pace.UNLIMITED);
        offer(intake, GOOD, 1);
        offer(intake, BAD, 1);

        Files.writeString(file, "10.0.1.0/24");
        access.reload();
        offer(intake, GOOD, 2);
        offer(intake, BAD, 2);
        offer(intake, BAD, 2);

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(3);
        assertThat(counters.get(Counter.REFUSED)).isEqualTo(2);
    }

    @Test
    void millionsOfForgedSourcesStayBoundedAndTheLoudestAreStillTold() throws Exception {
        DatagramIntake intake = intake(Access.of("10.0.0.0/24", ""), Pace.UNLIMITED);
        Random random = new Random(7);
        // Loud when the forged ones come: which addresses share its rows is another matter in each run.
        for (int i = 0; i < 100; i++) {
            offer(intake, BAD, i);
        }

        for (int i = 0; i < 2_000_000; i++) {
            offer(intake, Exporter.mapped(0x0b000000 | random.nextInt() >>> 8), i);
            if (i % 1_000 == 0) {
                offer(intake, BAD, i);
            }
        }

        List<SourceCount> told = intake.refused().list();
        assertThat(counters.get(Counter.REFUSED)).isEqualTo(2_002_100);
        assertThat(intake.refused().total()).isEqualTo(2_002_100);
        assertThat(told).hasSizeLessThanOrEqualTo(1_024)
            .anySatisfy(source -> {
                assertThat(source.source().text()).isEqualTo("10.0.1.2");
                assertThat(source.datagrams()).isEqualTo(2_100);
            });
        assertThat(told.stream().mapToLong(SourceCount::datagrams).sum()).isLessThanOrEqualTo(2_002_100);
    }

    @Test
    void aSourceIsLimitedToItsRateAndABurstOfASecond() {
        DatagramIntake intake = intake(Access.open(), new Pace(10, 10));
        long start = 1_700_000_000L * SECOND_NS;

        for (int tenth = 0; tenth < 100; tenth++) {
            for (int i = 0; i < 5; i++) {
                offer(intake, BAD, start + tenth * SECOND_NS / 10);
                take();
            }
            offer(intake, GOOD, start + tenth * SECOND_NS / 10);
            take();
        }

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isBetween(100 + 10 + 98L, 100 + 10 + 100L);
        assertThat(counters.get(Counter.LIMITED)).isEqualTo(600 - counters.get(Counter.DATAGRAMS_GIVEN));
        assertThat(intake.limited().list()).singleElement()
            .extracting(source -> source.source().text()).isEqualTo("10.0.1.2");
    }

    @Test
    void anExporterThatIsKnownKeepsItsPlaceAmongForgedAddresses() {
        SourceTable table = new SourceTable(64, 1);
        int good = table.admit(0, GOOD, 0, 0, 1_000);
        table.pace(good, 42);
        table.find(0, GOOD, 0, 0, 1_000 + SourceTable.ESTABLISHED_S);

        int shared = 0;
        for (int i = 0; i < 100_000; i++) {
            shared += table.isShared(table.admit(0, Exporter.mapped(0x0b000000 + i), 0, 0, 1_020)) ? 1 : 0;
        }

        assertThat(table.find(0, GOOD, 0, 0, 1_030)).isEqualTo(good);
        assertThat(table.pace(good)).isEqualTo(42);
        assertThat(shared).isZero();
    }

    @Test
    void anExporterThatIsSilentForLongMakesRoom() {
        SourceTable table = new SourceTable(1, 1);
        table.admit(0, GOOD, 0, 0, 1_000);
        table.find(0, GOOD, 0, 0, 1_020);

        int before = table.admit(0, BAD, 0, 0, 1_020 + SourceTable.SILENT_S);
        int after = table.admit(0, BAD, 0, 0, 1_021 + SourceTable.SILENT_S);

        assertThat(table.isShared(before)).isTrue();
        assertThat(table.isShared(after)).isFalse();
    }

    @Test
    void aFloodFromEverNewAddressesLeavesRoomForExportersThatWereThereBefore() {
        DatagramIntake intake = intake(Access.open(), Pace.UNLIMITED);
        for (int second = 0; second <= SourceTable.ESTABLISHED_S; second++) {
            offer(intake, GOOD, second * SECOND_NS);
            take();
        }
        long now = 20 * SECOND_NS;
        for (int i = 0; i < 1_000; i++) {
            offer(intake, Exporter.mapped(0x0b000000 + i), now);
        }
        long given = counters.get(Counter.DATAGRAMS_GIVEN);

        offer(intake, GOOD, now);
        offer(intake, GOOD, now);

        assertThat(given - 11).isBetween(50L, 53L);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(given + 2);
        assertThat(intake.drops(0, GOOD, 0)).isZero();
    }

    @Test
    void whatNewcomersHeldIsGivenBackWhenItIsTaken() {
        DatagramIntake intake = intake(Access.open(), Pace.UNLIMITED);
        for (int second = 0; second <= SourceTable.ESTABLISHED_S; second++) {
            offer(intake, GOOD, second * SECOND_NS);
            take();
        }
        for (int i = 0; i < 6_400; i++) {
            offer(intake, Exporter.mapped(0x0b000000 + i), 20 * SECOND_NS);
            if (i % 32 == 31) {
                take();
            }
        }

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(6_400 + 11);
    }

    private void take() {
        for (long n = ring.available(); n > 0; n--) {
            ring.release();
        }
    }

    private static void offer(DatagramIntake intake, long lo, long atNs) {
        intake.offer(0, lo, 0, 2100, new byte[10], 0, 10, atNs);
    }
}
