// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import static io.weir.capture.CaptureBytes.PAYLOAD;
import static io.weir.capture.CaptureBytes.classic;
import static io.weir.capture.CaptureBytes.classicHeader;
import static io.weir.capture.CaptureBytes.classicRecord;
import static io.weir.capture.CaptureBytes.ethernet;
import static io.weir.capture.CaptureBytes.hex;
import static io.weir.capture.CaptureBytes.ipv4;
import static io.weir.capture.CaptureBytes.ipv6;
import static io.weir.capture.CaptureBytes.join;
import static io.weir.capture.CaptureBytes.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private static void assertOne(Seen seen, String source) {
        assertThat(seen.skipped()).isZero();
        assertThat(seen.datagrams).hasSize(1);
        Seen.Got got = seen.datagrams.get(0);
        assertThat(got.source()).isEqualTo(source);
        assertThat(got.srcPort()).isEqualTo(4_000);
        assertThat(got.dstPort()).isEqualTo(2_055);
        assertThat(got.payload()).isEqualTo(PAYLOAD);
        assertThat(seen.counts.lossless()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void bothByteOrdersAndResolutionsAreRead(boolean little, boolean nanos) {
        ByteOrder order = little ? LITTLE : ByteOrder.BIG_ENDIAN;
        byte[] file = join(classicHeader(order, nanos, 101),
            classicRecord(order, (int) 3_000_000_000L, 123_456, ipv4(), ipv4().length));

        Seen seen = Seen.in(file);

        assertOne(seen, "192.0.2.1");
        assertThat(seen.datagrams.get(0).timeNs())
            .isEqualTo(3_000_000_000L * 1_000_000_000 + (nanos ? 123_456 : 123_456_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0800", "8100 0005 0800", "88a8 0005 8100 0006 0800", "9100 0001 9100 0002 8100 0003 0800"})
    void ethernetIsReadThroughAnyNumberOfTags(String types) {
        assertOne(Seen.in(classic(1, ethernet(types, ipv4()))), "192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 101, 228})
    void rawIpHasNoLinkHeader(int link) {
        assertOne(Seen.in(classic(link, ipv4())), "192.0.2.1");
    }

    @Test
    void linuxCookedCapturesAreReadInBothVersions() {
        byte[] first = join(hex("0000 0001 0006 020000000001 0000"), hex("0800"), ipv4());
        byte[] second = join(hex("86dd 0000 00000002 0001 00 06 0200000000010000"), ipv6(17, udp(PAYLOAD)));

        assertOne(Seen.in(classic(113, first)), "192.0.2.1");
        assertOne(Seen.in(classic(276, second)), "2001:db8::1");
    }

    @ParameterizedTest
    @CsvSource({"0,02000000", "0,00000002", "108,00000002"})
    void loopbackIsReadWhicheverMachineCaptured(int link, String family) {
        assertOne(Seen.in(classic(link, join(hex(family), ipv4()))), "192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18000000", "1c000000", "1e000000", "0000001e"})
    void everySystemsNumberOfIpv6IsKnown(String family) {
        assertOne(Seen.in(classic(0, join(hex(family), ipv6(17, udp(PAYLOAD))))), "2001:db8::1");
    }

    @Test
    void ipOptionsAndExtensionHeadersArePassedOver() {
        byte[] hopByHop = join(hex("3c00000000000000"), hex("1101 0000000000000000000000000000"), udp(PAYLOAD));
        byte[] routingAndAtomicFragment = join(hex("2c00000000000000"), hex("1100000000000001"), udp(PAYLOAD));
        byte[] authentication = join(hex("1101000000000000 00000000"), udp(PAYLOAD));

        assertOne(Seen.in(classic(101, ipv4(17, 0x4000, 3, udp(PAYLOAD)))), "192.0.2.1");
        assertOne(Seen.in(classic(229, ipv6(0, hopByHop))), "2001:db8::1");
        assertOne(Seen.in(classic(229, ipv6(43, routingAndAtomicFragment))), "2001:db8::1");
        assertOne(Seen.in(classic(229, ipv6(51, authentication))), "2001:db8::1");
    }

    @Test
    void paddingOfShortEthernetFramesIsNoPayload() {
        byte[] frame = Arrays.copyOf(ethernet("0800", ipv4()), 60);

        assertOne(Seen.in(classic(1, frame)), "192.0.2.1");
    }

    @Test
    void fragmentsAreCountedFirstAndLater() {
        byte[] ipv6Fragment = join(hex("1100000900000001"), udp(PAYLOAD));

        Seen seen = Seen.in(classic(101, ipv4(17, 0x2000, 0, udp(PAYLOAD)), ipv4(17, 0x0003, 0, udp(PAYLOAD)),
            ipv6(44, ipv6Fragment), ipv4()));

        assertThat(seen.skipped(Skipped.FRAGMENT)).isEqualTo(3);
        assertThat(seen.datagrams).hasSize(1);
        assertThat(seen.counts.packets()).isEqualTo(4);
        assertThat(seen.counts.lossless()).isFalse();
    }

    @Test
    void otherTrafficIsCountedAndIsNoLoss() {
        byte[] arp = ethernet("0806", new byte[28]);
        byte[] tcp = ethernet("0800", ipv4(6, 0, 0, new byte[20]));

        Seen seen = Seen.in(classic(1, arp, tcp, ethernet("86dd", ipv6(58, new byte[8]))));

        assertThat(seen.skipped(Skipped.NOT_IP)).isEqualTo(1);
        assertThat(seen.skipped(Skipped.NOT_UDP)).isEqualTo(2);
        assertThat(seen.counts.lossless()).isTrue();
    }

    @Test
    void unknownLinkTypesAreCounted() {
        assertThat(Seen.in(classic(105, ipv4(), ipv4())).skipped(Skipped.UNKNOWN_LINK)).isEqualTo(2);
    }

    @Test
    void packetsCutBySnapLengthAreCountedWhereverTheyEnd() {
        byte[] whole = ethernet("0800", ipv4());
        byte[] file = classicHeader(LITTLE, false, 1);
        for (int length = 0; length < whole.length; length++) {
            file = join(file, classicRecord(LITTLE, 0, 0, Arrays.copyOf(whole, length), whole.length));
        }

        Seen seen = Seen.in(file);

        assertThat(seen.datagrams).isEmpty();
        assertThat(seen.skipped(Skipped.SNAPPED)).isEqualTo(whole.length);
    }

    @Test
    void lengthsThatContradictThePacketAreCounted() {
        byte[] udpTooLong = ipv4();
        udpTooLong[25] = 100;
        byte[] udpTooShort = ipv4();
        udpTooShort[25] = 7;
        byte[] headerTooShort = ipv4();
        headerTooShort[0] = 0x44;
        byte[] ipTooLong = ipv4();
        ipTooLong[3] = 100;
        ipTooLong[25] = 80;

        Seen seen = Seen.in(classic(101, udpTooLong, udpTooShort, headerTooShort, ipTooLong, hex("99"), hex("")));

        assertThat(seen.skipped(Skipped.BAD_UDP)).isEqualTo(2);
        assertThat(seen.skipped(Skipped.BAD_IP)).isEqualTo(4);
        assertThat(seen.datagrams).isEmpty();
    }

    @Test
    void aTotalLengthOfZeroMeansWhatWasCaptured() {
        byte[] offloaded = ipv4();
        offloaded[2] = 0;
        offloaded[3] = 0;

        assertOne(Seen.in(classic(101, offloaded)), "192.0.2.1");
    }

    @Test
    void aFileCutAnywhereGivesItsWholeDatagramsAndSaysSo() {
        byte[] file = classic(101, ipv4(), ipv4(), ipv4());
        int record = (file.length - 24) / 3;

        for (int length = 24; length < file.length; length++) {
            Seen seen = Seen.in(Arrays.copyOf(file, length));

            int whole = (length - 24) / record;
            assertThat(seen.datagrams).hasSize(whole);
            assertThat(seen.skipped(Skipped.CUT_SHORT)).isEqualTo((length - 24) % record == 0 ? 0 : 1);
        }
    }

    @Test
    void aRecordOfAnAbsurdLengthDoesNotTakeMemory() {
        byte[] header = classicRecord(LITTLE, 0, 0, new byte[0], 0);
        Arrays.fill(header, 8, 12, (byte) 0xff);

        Seen seen = Seen.in(join(classic(101, ipv4()), header, new byte[3_000_000]));

        assertThat(seen.datagrams).hasSize(1);
        assertThat(seen.skipped(Skipped.CUT_SHORT)).isEqualTo(1);
    }

    @Test
    void longRecordsAreReadBetweenShortOnes() {
        byte[] jumbo = Arrays.copyOf(ipv4(), 300_000);

        Seen seen = Seen.in(classic(101, ipv4(), jumbo, ipv4(), Arrays.copyOf(ipv4(), (1 << 20) + 1), ipv4()));

        assertThat(seen.datagrams).hasSize(4);
        assertThat(seen.skipped(Skipped.BAD_BLOCK)).isEqualTo(1);
    }

    @Test
    void aStreamThatGivesOneByteAtATimeIsReadTheSame() {
        InputStream slow = new ByteArrayInputStream(classic(101, ipv4())) {
            @Override
            public int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1));
            }
        };

        assertOne(Seen.in(slow), "192.0.2.1");
    }

    @Test
    void whatIsNoCaptureIsRefusedWithNameAndOffset() {
        PcapReader reader = new PcapReader(new Seen(), new CaptureCounts());

        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(new byte[0]), "a.pcap"))
            .isInstanceOf(CaptureException.class).hasMessageContaining("a.pcap").hasMessageContaining("offset 0")
            .hasMessageContaining("empty");
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(hex("1f8b0800 0000")), "a.gz"))
            .isInstanceOf(IOException.class).hasMessageContaining("zcat");
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(hex("d4c3b2a1 0200")), "b.pcap"))
            .isInstanceOf(CaptureException.class).hasMessageContaining("b.pcap").hasMessageContaining("cut short");
    }

    @Test
    void damagedCapturesNeverMakeItThrow() {
        Random random = new Random(11);
        byte[] classic = classic(1, ethernet("8100 0005 0800", ipv4()), ethernet("86dd", ipv6(0, new byte[24])));
        byte[] ng = PcapNgTest.mixed(ByteOrder.BIG_ENDIAN);

        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = (i % 2 == 0 ? classic : ng).clone();
            for (int flips = 0; flips < 3; flips++) {
                bytes[12 + random.nextInt(bytes.length - 12)] ^= (byte) (1 << random.nextInt(8));
            }
            Seen seen = Seen.in(bytes);
            assertThat(seen.counts.packets()).isLessThan(100);
        }
    }
}
