// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.state.Foresight;
import org.junit.jupiter.api.Test;

/** Looking ahead changes nothing but the time that decoding takes. */
class ForesightTest {
    private static final byte[] TEMPLATE = Packet.v9().template(256, 8, 4, 12, 4).bytes();
    private static final byte[] DATA = Packet.v9().set(256, "0a0000010a000002").bytes();

    private static Decoded decoded(boolean foresee) {
        Decoded decoded = Decoded.correct();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3 * Foresight.MOST; i++) {
                if (foresee && i % Foresight.MOST == 0) {
                    expect(decoded, i, Foresight.MOST + 2);
                }
                decoded.send(i, 1, round == 0 ? TEMPLATE : DATA);
            }
        }
        return decoded;
    }

    private static void expect(Decoded decoded, int from, int count) {
        for (int i = from; i < from + count; i++) {
            decoded.decoder.expect(0, Exporter.mapped(i), 0);
        }
        decoded.decoder.fetch();
    }

    @Test
    void givenDatagramsThatWereExpectedThenTheyGiveWhatTheyGiveOtherwise() {
        Decoded plain = decoded(false);

        Decoded foreseen = decoded(true);

        assertThat(foreseen.lines).hasSize(2 * 3 * Foresight.MOST).isEqualTo(plain.lines);
        for (DecodeCounter counter : DecodeCounter.values()) {
            assertThat(foreseen.decoder.counts().get(counter)).as(counter.name())
                .isEqualTo(plain.decoder.counts().get(counter));
        }
    }

    @Test
    void givenAddressesThatNeverSentThenTheyAreNotKnownForBeingExpected() {
        Decoded decoded = Decoded.correct();

        expect(decoded, 0, Foresight.MOST);

        assertThat(decoded.decoder.remembered().exporters()).isEmpty();
    }

    @Test
    void givenAnExporterOfWhichNothingCouldBeReadThenItIsExpectedWithoutASession() {
        Decoded decoded = Decoded.correct().send(1, 1, new byte[] {0, 9});

        expect(decoded, 1, 1);
        decoded.send(1, 1, TEMPLATE);
        expect(decoded, 1, 1);
        decoded.send(1, 1, DATA);

        assertThat(decoded.lines).hasSize(1);
    }
}
