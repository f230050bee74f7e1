// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.flow.Fault;
import org.junit.jupiter.api.Test;

/** New templates of one exporter are limited in time; what it sends again is not, and others are not its concern. */
final class TemplatePaceTest {
    private static final int FLOODER = 0x0a000001;
    private static final int OTHER = 0x0a000002;
    private static final byte[] DATA = Packet.v9().set(256, "0a0000010a000002").bytes();

    private final Decoded decoded = new Decoded(settings(new Pace(1, 10)));

    private static DecoderSettings settings(Pace pace) {
        DecoderSettings d = DecoderSettings.defaults();
        return new DecoderSettings(d.values(), d.templateScope(), d.exporters(), d.domains(), d.fields(),
            d.templateBytes(), d.templateBytesPerExporter(), d.lateBytes(), d.lateBytesPerExporter(), d.lateNs(), pace);
    }

    private static byte[] template(int id, int length) {
        return Packet.v9().template(id, 8, 4, 12, 4, 1, length).bytes();
    }

    private long refused() {
        return decoded.faults.stream().filter(fault -> fault == Fault.TEMPLATE_RATE).count();
    }

    @Test
    void newTemplatesBeyondTheBurstAreRefusedAndCounted() {
        for (int i = 0; i < 25; i++) {
            decoded.send(FLOODER, 1, template(256 + i, 4));
        }

        assertThat(refused()).isEqualTo(15);
    }

    @Test
    void theSameTemplateAgainIsFree() {
        for (int i = 0; i < 100; i++) {
            decoded.send(FLOODER, 1, template(256, 4));
        }

        assertThat(refused()).isZero();
    }

    @Test
    void anotherExporterHasItsOwnLimit() {
        for (int i = 0; i < 25; i++) {
            decoded.send(FLOODER, 1, template(256 + i, 4));
        }
        decoded.send(OTHER, 1, Packet.v9().template(256, 8, 4, 12, 4).bytes()).send(OTHER, 1, DATA);

        assertThat(decoded.lines).hasSize(1);
        assertThat(refused()).isEqualTo(15);
    }

    @Test
    void dataIsNotReadByAnOldTemplateWhoseChangeWasRefused() {
        decoded.send(FLOODER, 1, Packet.v9().template(256, 8, 4, 12, 4).bytes()).send(FLOODER, 1, DATA);
        for (int i = 0; i < 20; i++) {
            decoded.send(FLOODER, 1, template(300 + i, 4));
        }

        decoded.send(FLOODER, 1, Packet.v9().template(256, 12, 4, 8, 4).bytes()).send(FLOODER, 1, DATA);

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.waiting).isEmpty();
        assertThat(refused()).isEqualTo(12);
    }

    @Test
    void aRouterWithAThousandTemplatesStartsWithinTheDefault() {
        Decoded usual = Decoded.correct();

        for (int i = 0; i < 1_000; i++) {
            usual.send(OTHER, 1, template(256 + i, 4));
        }

        assertThat(usual.faults).isEmpty();
    }
}
