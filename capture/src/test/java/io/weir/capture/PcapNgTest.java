// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import static io.weir.capture.CaptureBytes.PAYLOAD;
import static io.weir.capture.CaptureBytes.anInterface;
import static io.weir.capture.CaptureBytes.block;
import static io.weir.capture.CaptureBytes.enhanced;
import static io.weir.capture.CaptureBytes.ethernet;
import static io.weir.capture.CaptureBytes.ipv4;
import static io.weir.capture.CaptureBytes.ipv6;
import static io.weir.capture.CaptureBytes.join;
import static io.weir.capture.CaptureBytes.option;
import static io.weir.capture.CaptureBytes.section;
import static io.weir.capture.CaptureBytes.simple;
import static io.weir.capture.CaptureBytes.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapNgTest {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final byte[] NONE = {};

    /** Two interfaces of different link types, all packet blocks, and blocks to pass over. */
    static byte[] mixed(ByteOrder order) {
        byte[] old = block(order, 2, join(ByteBuffer.allocate(20).order(order).putShort((short) 1).putShort((short) 0)
            .putInt(0).putInt(3_000_000).putInt(ipv4().length).putInt(ipv4().length).array(), ipv4()));
        return join(section(order), anInterface(order, 1, 0, NONE), anInterface(order, 101, 0, NONE),
            block(order, 5, new byte[20]), enhanced(order, 0, 1_000_000, ethernet("0800", ipv4()), 47),
            enhanced(order, 1, 2_000_000, ipv6(17, udp(PAYLOAD)), 53), old,
            simple(order, ethernet("0800", ipv4()), 47));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allPacketBlocksAreReadInBothByteOrders(boolean little) {
        Seen seen = Seen.in(mixed(little ? LITTLE : BIG));

        assertThat(seen.skipped()).isZero();
        assertThat(seen.datagrams).extracting(Seen.Got::source)
            .containsExactly("192.0.2.1", "2001:db8::1", "192.0.2.1", "192.0.2.1");
        assertThat(seen.datagrams).extracting(Seen.Got::timeNs)
            .containsExactly(1_000_000_000L, 2_000_000_000L, 3_000_000_000L, 3_000_000_000L);
        assertThat(seen.datagrams).allSatisfy(got -> assertThat(got.payload()).isEqualTo(PAYLOAD));
    }

    @ParameterizedTest
    @CsvSource({"3,1500,1500000000", "6,1500000,1500000000", "9,1500000001,1500000001", "12,1500000001999,1500000001",
        "138,1536,1500000000", "158,1610612736,1500000000", "190,6917529027641081856,1500000000"})
    void timesHaveTheResolutionOfTheirInterface(int resolution, long stamp, long expectedNs) {
        for (ByteOrder order : new ByteOrder[] {BIG, LITTLE}) {
            byte[] options = join(option(order, 2, new byte[] {'e', 't', 'h'}),
                option(order, 9, new byte[] {(byte) resolution}), option(order, 0, NONE));

            Seen seen = Seen.in(join(section(order), anInterface(order, 101, 0, options),
                enhanced(order, 0, stamp, ipv4(), ipv4().length)));

            assertThat(seen.datagrams.get(0).timeNs()).isEqualTo(expectedNs);
        }
    }

    @Test
    void theOffsetOfAnInterfaceIsAdded() {
        byte[] offset = ByteBuffer.allocate(8).order(LITTLE).putLong(1_700_000_000).array();

        Seen seen = Seen.in(join(section(LITTLE), anInterface(LITTLE, 101, 0, option(LITTLE, 14, offset)),
            enhanced(LITTLE, 0, 1, ipv4(), ipv4().length)));

        assertThat(seen.datagrams.get(0).timeNs()).isEqualTo(1_700_000_000_000_001_000L);
    }

    @Test
    void aNewSectionForgetsInterfacesAndMayTurnTheByteOrder() {
        byte[] second = join(section(BIG), enhanced(BIG, 1, 0, ipv4(), ipv4().length));

        Seen seen = Seen.in(join(mixed(LITTLE), second, mixed(BIG)));

        assertThat(seen.skipped(Skipped.UNKNOWN_LINK)).isEqualTo(1);
        assertThat(seen.datagrams).hasSize(8);
    }

    @Test
    void simplePacketsAreCutByTheInterfacesSnapLength() {
        byte[] cut = Arrays.copyOf(ipv4(), 28);

        Seen seen = Seen.in(join(section(LITTLE), anInterface(LITTLE, 101, 28, NONE), simple(LITTLE, cut, 33)));

        assertThat(seen.skipped(Skipped.SNAPPED)).isEqualTo(1);
    }

    @Test
    void aBlockThatContradictsItselfEndsTheFile() {
        byte[] bad = block(LITTLE, 6, new byte[40]);
        bad[4] = 7;

        Seen seen = Seen.in(join(mixed(LITTLE), bad, mixed(LITTLE)));

        assertThat(seen.datagrams).hasSize(4);
        assertThat(seen.skipped(Skipped.BAD_BLOCK)).isEqualTo(1);
        assertThat(seen.counts.lossless()).isFalse();
    }

    @Test
    void aFileCutAnywhereSaysSo() {
        byte[] file = mixed(LITTLE);
        int last = block(LITTLE, 3, new byte[4 + 47]).length;

        for (int length = file.length - last + 1; length < file.length; length++) {
            Seen seen = Seen.in(Arrays.copyOf(file, length));

            assertThat(seen.datagrams).hasSize(3);
            assertThat(seen.skipped(Skipped.CUT_SHORT)).isEqualTo(1);
        }
    }
}
