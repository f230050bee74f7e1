// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.exporter.Cidr;
import io.weir.codec.exporter.Exporter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessTest {
    @TempDir
    private Path folder;

    private static boolean permits(Access access, String address) throws UnknownHostException {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        return bytes.length == 4 ? access.current().permits(0, Exporter.mapped(b.getInt()))
            : access.current().permits(b.getLong(), b.getLong());
    }

    @Test
    void withoutListsEverybodyMaySend() throws Exception {
        Access access = Access.of("", "");

        assertThat(permits(access, "192.0.2.1")).isTrue();
        assertThat(permits(access, "2001:db8::1")).isTrue();
        assertThat(access.current().allowedRanges()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0, true", "192.0.2.255, true", "192.0.3.0, false", "192.0.1.255, false",
        "198.51.100.7, true", "198.51.100.8, false", "0.0.0.0, false", "255.255.255.255, false",
        "2001:db8::, true", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true", "2001:db9::, false",
        "2001:db7:ffff::, false", "fe80::1, true", "febf::1, true", "fec0::1, false", "::1, false",
        "10.0.0.1, true", "10.1.0.1, false"})
    void whoIsOnTheAllowListMaySend(String address, boolean allowed) throws Exception {
        Access access = Access.of("192.0.2.0/24, 198.51.100.7,2001:db8::/32,fe80::/10,::ffff:10.0.0.0/112", "");

        assertThat(permits(access, address)).isEqualTo(allowed);
    }

    @Test
    void aFileThatNoHeapWouldHoldIsRefusedAndTheOldListStays() throws Exception {
        Path file = Files.writeString(folder.resolve("allow"), "\ufeff192.0.2.0/24\r\n# nobody else\n");
        Access access = Access.of("@" + file, "");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 40);
        }

        assertThatThrownBy(access::reload).isInstanceOf(AccessException.class)
            .hasMessage(file + ": cannot be read: larger than 4194304 bytes");

        assertThat(permits(access, "192.0.2.1")).isTrue();
    }

    @Test
    void aDeviceInTheListsPlaceIsRefusedAndTheOldListStays() throws Exception {
        Path file = Files.writeString(folder.resolve("allow"), "192.0.2.0/24\n");
        Access access = Access.of("@" + file, "");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));

        assertThatThrownBy(access::reload).isInstanceOf(AccessException.class)
            .hasMessage(file + ": cannot be read: is a device, not a file");

        assertThat(permits(access, "192.0.2.1")).isTrue();
        assertThat(permits(access, "192.0.3.1")).isFalse();
        assertThatThrownBy(() -> Access.of("@", "")).hasMessage("a file's name is missing behind @");
    }

    @Test
    void denyWinsWhateverTheLengths() throws Exception {
        Access access = Access.of("192.0.2.0/24,192.0.2.7", "192.0.2.0/28,2001:db8::1");

        assertThat(permits(access, "192.0.2.7")).isFalse();
        assertThat(permits(access, "192.0.2.16")).isTrue();
        assertThat(permits(Access.of("", "2001:db8::1"), "2001:db8::1")).isFalse();
        assertThat(permits(Access.of("", "2001:db8::1"), "2001:db8::2")).isTrue();
    }

    @Test
    void allOfIpv6IsNotIpv4AndAllOfIpv4IsNotIpv6() throws Exception {
        assertThat(permits(Access.of("::/0", ""), "192.0.2.1")).isFalse();
        assertThat(permits(Access.of("::/0", ""), "2001:db8::1")).isTrue();
        assertThat(permits(Access.of("0.0.0.0/0", ""), "192.0.2.1")).isTrue();
        assertThat(permits(Access.of("0.0.0.0/0", ""), "2001:db8::1")).isFalse();
    }

    @Test
    void rangesWithinRangesAnswerAsIfLookedThroughOneByOne() throws Exception {
        Random random = new Random(6);
        List<Cidr> ranges = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int bits = 4 + random.nextInt(29);
            int address = random.nextInt() & -1 << 32 - bits;
            ranges.add(new Cidr(0, Exporter.mapped(address), 96 + bits));
        }
        ranges.removeIf(range -> range.prefix() < 96 + 8 && random.nextInt(4) > 0);
        AddressSet set = new AddressSet(ranges);

        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            Cidr near = ranges.get(random.nextInt(ranges.size()));
            long lo = i % 2 == 0 ? Exporter.mapped(random.nextInt()) : near.lo() + random.nextInt(5) - 2;
            boolean expected = ranges.stream().anyMatch(r -> r.lo() <= lo && lo <= r.lastLo());
            assertThat(set.contains(0, lo)).isEqualTo(expected);
            inside += expected ? 1 : 0;
        }
        assertThat(inside).isBetween(2_000, 18_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "192.0.2.1/24|has bits behind its prefix; for the whole range write 192.0.2.0/24",
        "2001:db8::1/32|for the whole range write 2001:db8::/32",
        "192.0.2.0/33|the prefix length is a number from 0 to 32", "2001:db8::/129|from 0 to 128",
        "192.0.2.0/|prefix length", "192.0.2.0/-1|prefix length", "192.0.2.0/024|prefix length",
        "192.0.2|is no address", "192.0.2.256|is no address", "010.0.0.1|is no address", "router1|is no address",
        "[2001:db8::1]|is no address", "2001:db8:::1|is no address", "fe80::1%eth0|leave out %",
        "192.0.2.1,|is no address", "::ffff:192.0.2.0/95|bits behind its prefix"})
    void whatIsNoRangeIsRefusedWithItsTextAndWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> Access.of(text, "")).isInstanceOf(AccessException.class).hasMessageContaining(message);
        assertThatThrownBy(() -> Access.of("", text)).isInstanceOf(AccessException.class).hasMessageContaining(message);
    }

    @Test
    void aFileHasOneRangeALineAndComments() throws Exception {
        Path file = Files.writeString(folder.resolve("allow"), "# routers\n\n 192.0.2.0/24  # edge\r\n2001:db8::1\n");

        Access access = Access.of("@" + file, "");

        assertThat(permits(access, "192.0.2.9")).isTrue();
        assertThat(permits(access, "2001:db8::1")).isTrue();
        assertThat(permits(access, "192.0.3.9")).isFalse();
        assertThat(access.current().allowedRanges()).isEqualTo(2);
    }

    @Test
    void aBadLineIsNamedWithFileAndNumber() throws Exception {
        Path file = Files.writeString(folder.resolve("allow"), "192.0.2.0/24\n# fine\n192.0.2.0/24 and more\n");

        assertThatThrownBy(() -> Access.of("@" + file, ""))
            .hasMessageContaining(file + " line 3: \"192.0.2.0/24 and more\"");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> Access.of("@" + folder.resolve("none"), "")).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Access.of("", "@" + folder)).hasMessageContaining(folder + ": cannot be read");
        assertThatThrownBy(() -> Access.of("", "@" + binary)).hasMessageContaining("UTF-8");
    }

    @Test
    void anAllowFileThatIsEmptyShutsNobodyOutByMistakeAndADenyFileMayBeEmpty() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Access.of("@" + empty, "")).hasMessageContaining(empty + ": allows nobody");
        assertThat(permits(Access.of("", "@" + empty), "192.0.2.1")).isTrue();
    }

    @Test
    void filesReadAgainHoldAtOnceAndABadOneChangesNothing() throws Exception {
        Path allow = Files.writeString(folder.resolve("allow"), "192.0.2.0/24");
        Path deny = Files.writeString(folder.resolve("deny"), "192.0.2.1");
        Access access = Access.of("@" + allow, "@" + deny);
        int before = access.current().generation();

        Files.writeString(allow, "198.51.100.0/24");
        Files.writeString(deny, "oops");
        assertThatThrownBy(access::reload).hasMessageContaining(deny + " line 1");
        assertThat(permits(access, "192.0.2.2")).isTrue();
        assertThat(permits(access, "198.51.100.2")).isFalse();
        assertThat(access.current().generation()).isEqualTo(before);

        Files.writeString(deny, "198.51.100.1");
        access.reload();
        assertThat(permits(access, "192.0.2.2")).isFalse();
        assertThat(permits(access, "198.51.100.2")).isTrue();
        assertThat(permits(access, "198.51.100.1")).isFalse();
        assertThat(access.current().generation()).isNotEqualTo(before);
    }
}
