// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Biflow;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Nsel;
import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Events as Cisco's NetFlow implementation guide of the ASA has them: a flow is created (1), updated (5, bytes since
 * the last update), updated once more as it ends, and torn down (2, bytes of the whole flow); short ones are only torn
 * down; denied ones (3) have no bytes.
 */
class NselTest {
    private static final DecoderSettings DEFAULTS = DecoderSettings.defaults();

    private static Decoded session(DecoderSettings settings) {
        Packet packet = Packet.v9().template(260, 148, 4, 8, 4, 12, 4, 233, 1)
            .template(261, 148, 4, 8, 4, 12, 4, 233, 1, 231, 4, 232, 4);
        packet.set(260, flow(1, 1)).set(261, flow(1, 5) + hex32(2_557) + hex32(1_117))
            .set(261, flow(1, 5) + hex32(31) + hex32(0)).set(261, flow(1, 2) + hex32(2_588) + hex32(1_117))
            .set(260, flow(2, 3)).set(261, flow(3, 2) + hex32(40) + hex32(60));
        return decoded(settings, packet);
    }

    private static Decoded decoded(DecoderSettings settings, Packet packet) {
        return new Decoded(settings, new Bounds(settings), Fields.STANDARD).send(Decoded.PORT, packet.bytes());
    }

    private static String flow(int id, int event) {
        return hex32(id) + "0a000001" + "c0000202" + "0" + event;
    }

    private static long bytes(Decoded decoded) {
        long bytes = 0;
        for (String line : decoded.lines) {
            Matcher matcher = Pattern.compile("\"bytes\":(\\d+)").matcher(line);
            assertThat(matcher.find()).isTrue();
            bytes += Long.parseLong(matcher.group(1));
        }
        return bytes;
    }

    @Test
    void givenBothWaysThenEachByteCountsOnce() {
        Decoded decoded = session(DEFAULTS.with(Biflow.SPLIT));

        assertThat(bytes(decoded)).isEqualTo(2_588 + 1_117 + 40 + 60);
        assertThat(decoded.lines).hasSize(6);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS)).isEqualTo(4);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_REVERSE)).isEqualTo(2);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_UPDATES)).isEqualTo(2);
    }

    @Test
    void givenTheDefaultThenBytesForwardCountOnce() {
        Decoded decoded = session(DEFAULTS);

        assertThat(bytes(decoded)).isEqualTo(2_588 + 40);
        assertThat(decoded.lines).hasSize(4);
    }

    @Test
    void givenAllThenUpdatesAreLines() {
        Decoded decoded = session(DEFAULTS.with(Nsel.ALL));

        assertThat(bytes(decoded)).isEqualTo(2 * 2_588 + 40);
        assertThat(decoded.lines).hasSize(6);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_UPDATES)).isZero();
    }

    @Test
    void givenGoflow2ThenNoEventIsLeftOut() {
        assertThat(session(DEFAULTS.with(Values.GOFLOW2)).lines).hasSize(6);
    }

    @Test
    void givenIpfixThenUpdatesCountWhatIsNew() {
        Packet packet = Packet.ipfix().template(261, 148, 4, 8, 4, 12, 4, 233, 1, 231, 4)
            .set(261, flow(1, 5) + hex32(7));

        assertThat(bytes(decoded(DEFAULTS, packet))).isEqualTo(7);
    }

    @Test
    void givenTheTotalOfAnOlderFirewallThenItIsTheBytes() {
        Packet packet = Packet.v9().template(261, 148, 4, 8, 4, 12, 4, 40_005, 1, 85, 4)
            .set(261, flow(1, 2) + hex32(56));

        assertThat(bytes(decoded(DEFAULTS, packet))).isEqualTo(56);
    }
}
