// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.element.Semantics;
import io.weir.codec.element.TaughtElements;
import io.weir.codec.state.KnownTemplate;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Elements that exporters name themselves, RFC 5610. */
class TypeRecordsTest {
    private static final int[] TYPE_RECORD = {346, 4, 303, 2, 339, 1, 344, 1, 345, 2, 341, 65_535};

    private final Decoded decoded = Decoded.correct();

    private static String hex8(int value) {
        return String.format("%02x", value);
    }

    private static String record(long enterprise, int id, int type, int semantics, int units, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return hex32(enterprise) + hex16(id) + hex8(type) + hex8(semantics) + hex16(units) + hex8(bytes.length)
            + HexFormat.of().formatHex(bytes);
    }

    private static Packet types(String... records) {
        return Packet.ipfix().options(300, 2, TYPE_RECORD).set(300, String.join("", records));
    }

    private static Packet data(long enterprise, int id) {
        return Packet.ipfix().set(2, hex16(256) + hex16(1) + hex16(0x8000 | id) + hex16(4) + hex32(enterprise));
    }

    private Element element(int port) {
        for (KnownTemplate template : decoded.decoder.remembered().templates()) {
            if (template.id() == 256 && template.port() == port) {
                return template.element(0);
            }
        }
        throw new AssertionError("no template");
    }

    private long counted(DecodeCounter counter) {
        return decoded.decoder.counts().get(counter);
    }

    @Test
    void givenATypeRecordThenTemplatesOfTheExporterHaveItsElement() {
        decoded.send(Decoded.PORT, data(64_999, 7).bytes());
        assertThat(element(Decoded.PORT)).isNull();

        decoded.send(Decoded.PORT, types(record(64_999, 7, 3, 3, 2, "beerOctets")).bytes());

        assertThat(element(Decoded.PORT)).isEqualTo(new Element(64_999, 7, "beerOctets", ElementType.UNSIGNED_32,
            Semantics.DELTA_COUNTER, "octets"));
        assertThat(counted(DecodeCounter.OPTIONS_CHANGED)).isEqualTo(1);
    }

    @Test
    void givenAnotherSourcePortThenItsTemplatesAreNotNamed() {
        decoded.send(Decoded.PORT, types(record(64_999, 7, 3, 3, 2, "beerOctets")).bytes());
        decoded.send(6000, data(64_999, 7).bytes());

        assertThat(element(6000)).isNull();
    }

    @Test
    void givenTheEnterpriseBitInTheNumberThenItIsNotPartOfIt() {
        decoded.send(Decoded.PORT, types(record(64_999, 0x8007, 13, 0, 0, "beerName")).bytes());
        decoded.send(Decoded.PORT, data(64_999, 7).bytes());

        assertThat(element(Decoded.PORT)).isEqualTo(
            new Element(64_999, 7, "beerName", ElementType.STRING, Semantics.DEFAULT, ""));
    }

    @Test
    void givenATypeThatNobodyKnowsThenTheValueIsBytes() {
        decoded.send(Decoded.PORT, types(record(64_999, 7, 200, 77, 999, "beer")).bytes());
        decoded.send(Decoded.PORT, data(64_999, 7).bytes());

        assertThat(element(Decoded.PORT)).isEqualTo(
            new Element(64_999, 7, "beer", ElementType.OCTET_ARRAY, Semantics.DEFAULT, ""));
    }

    @Test
    void givenAKnownElementOrNoNameOrASecondDefinitionThenNothingChanges() {
        decoded.send(Decoded.PORT, types(record(9, 12_232, 3, 0, 0, "stolen"), record(64_999, 8, 3, 0, 0, ""),
            record(64_999, 9, 3, 0, 0, "\"quoted"), record(0, 30_000, 3, 0, 0, "iana")).bytes());
        assertThat(counted(DecodeCounter.OPTIONS_CHANGED)).isZero();

        decoded.send(Decoded.PORT, types(record(64_999, 7, 3, 0, 0, "first"), record(64_999, 7, 4, 0, 0, "second"))
            .bytes());
        decoded.send(Decoded.PORT, data(64_999, 7).bytes());

        assertThat(element(Decoded.PORT).name()).isEqualTo("first");
        assertThat(counted(DecodeCounter.OPTIONS_CHANGED)).isEqualTo(1);
    }

    @Test
    void givenMoreThanThereIsRoomForThenTheRestIsNotKeptAndTemplatesStay() {
        DecoderSettings settings = DecoderSettings.defaults().within(16, 20_000, 1_000);
        Bounds bounds = new Bounds(settings);
        Decoded small = new Decoded(settings, bounds);
        small.send(Decoded.PORT, data(64_999, 7).bytes());
        for (int id = 0; id < 500; id++) {
            small.send(Decoded.PORT, types(record(64_999, id, 3, 0, 0, "e" + id)).bytes());
        }
        long kept = small.decoder.counts().get(DecodeCounter.OPTIONS_CHANGED);

        assertThat(kept).isBetween(10L, 20_000L / TaughtElements.BYTES);
        assertThat(bounds.templateBytes().used()).isBetween(kept * TaughtElements.BYTES, 20_000L);
        assertThat(small.decoder.remembered().templates()).hasSize(2);
    }

    @Test
    void givenASessionIsForgottenThenItsRoomIsGivenBack() {
        DecoderSettings settings = DecoderSettings.defaults().within(1, 1 << 20, 1_000);
        Bounds bounds = new Bounds(settings);
        Decoded few = new Decoded(settings, bounds);
        for (int port = 1; port <= 8; port++) {
            few.send(port, types(record(64_999, port, 3, 3, 2, "beerOctets")).bytes());
        }
        long used = bounds.templateBytes().used();
        for (int port = 9; port <= 80; port++) {
            few.send(port, types(record(64_999, port, 3, 3, 2, "beerOctets")).bytes());
        }

        assertThat(used).isGreaterThan(TaughtElements.BYTES);
        assertThat(bounds.templateBytes().used()).isLessThanOrEqualTo(used);
    }
}
