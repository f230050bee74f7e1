// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.DecoderSettings;
import io.weir.codec.SamplingSettings;
import io.weir.codec.Values;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.exporter.Cidr;
import io.weir.codec.state.SamplingInForce;
import io.weir.codec.state.SamplingSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user says of sampling against what exporters say. */
class SamplingSettingsTest {
    private static final String ADDRESS = "0a000001";

    private static Decoded decoded(Values values, long defaultRate, String... overrides) {
        List<SamplingSettings.Fixed> fixed = java.util.Arrays.stream(overrides).map(text -> text.split("="))
            .map(parts -> new SamplingSettings.Fixed(Cidr.parse(parts[0]), Long.parseLong(parts[1]))).toList();
        return new Decoded(DecoderSettings.defaults().with(values).with(new SamplingSettings(fixed, defaultRate)));
    }

    private static void assertRate(Decoded decoded, long rate, SamplingSource source) {
        assertThat(decoded.lines.get(decoded.lines.size() - 1)).contains("\"sampling_rate\":" + rate + ",");
        assertThat(decoded.decoder.sampling()).extracting(SamplingInForce::source).contains(source);
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenAnOverrideThenItWinsOverOptionsAndTheRecordsOwnRate(Values values) {
        Decoded decoded = decoded(values, 5, "127.0.0.0/8=77").send(1, Packet.v9().template(256, 8, 4, 34, 4)
            .options(258, 1, 1, 4, 34, 4).set(258, hex32(1) + hex32(100)).set(256, ADDRESS + hex32(9)).bytes());

        assertRate(decoded, 77, SamplingSource.OVERRIDE);
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenAnOverrideThenItWinsOverTheHeaderOfV5(Values values) {
        assertRate(v5(decoded(values, 5, "127.0.0.1=77"), 64), 77, SamplingSource.OVERRIDE);
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenADefaultThenItHoldsWhereTheHeaderOfV5SaysNothing(Values values) {
        Decoded decoded = decoded(values, 5);

        assertRate(v5(decoded, 0), 5, SamplingSource.DEFAULT);
        assertRate(v5(decoded, 64), 64, SamplingSource.HEADER);
    }

    private static Decoded v5(Decoded decoded, int rate) {
        byte[] room = new byte[2_000];
        int length = new NetFlow5Exporter(ExportSettings.of(1, 0)).write(room, 0, 1, 0);
        io.weir.codec.wire.Wire.put16(room, 22, rate);
        return decoded.send(1, java.util.Arrays.copyOf(room, length));
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenADefaultThenItHoldsUntilOptionsSayMore(Values values) {
        Decoded decoded = decoded(values, 5).send(1, Packet.v9().template(256, 8, 4).set(256, ADDRESS).bytes());
        assertRate(decoded, 5, SamplingSource.DEFAULT);

        decoded.send(1, Packet.v9().sequence(2).options(258, 1, 1, 4, 34, 4).set(258, hex32(1) + hex32(100))
            .set(256, ADDRESS).bytes());

        assertRate(decoded, 100, values == Values.CORRECT ? SamplingSource.PORT : SamplingSource.DOMAIN);
    }

    @Test
    void sourcesAreToldForEachWayToARate() {
        Decoded decoded = decoded(Values.CORRECT, 0)
            .send(1, Packet.v9().options(258, 1, 1, 4, 34, 4).set(258, hex32(1) + hex32(100)).bytes())
            .send(2, Packet.v9().sequence(2).template(256, 8, 4).bytes())
            .send(3, Packet.v9().domain(2).template(256, 8, 4).bytes())
            .send(4, Packet.ipfix().template(256, 8, 4).bytes())
            .send(5, Packet.ipfix().domain(7).template(256, 8, 4, 34, 4).bytes());

        assertThat(decoded.decoder.sampling())
            .extracting(SamplingInForce::port, SamplingInForce::rate, SamplingInForce::source)
            .containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(1, 100L, SamplingSource.PORT),
                org.assertj.core.groups.Tuple.tuple(2, 100L, SamplingSource.DOMAIN),
                org.assertj.core.groups.Tuple.tuple(3, 100L, SamplingSource.EXPORTER),
                org.assertj.core.groups.Tuple.tuple(4, 0L, SamplingSource.UNKNOWN),
                org.assertj.core.groups.Tuple.tuple(5, 0L, SamplingSource.RECORD));
    }

    @Test
    void theLongestBlockThatMatchesWinsWhateverTheOrder() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<SamplingSettings.Fixed> fixed = IntStream.range(0, 20).mapToObj(i -> {
                int bits = random.nextInt(33);
                int mask = bits == 0 ? 0 : -1 << 32 - bits;
                return new SamplingSettings.Fixed(
                    new Cidr(0, Exporter.mapped(random.nextInt(4) << 30 & mask), 96 + bits), 1 + bits);
            }).toList();
            long lo = Exporter.mapped(random.nextInt(4) << 30);

            long expected = fixed.stream().filter(each -> each.exporters().contains(0, lo))
                .mapToLong(SamplingSettings.Fixed::rate).max().orElse(0);

            assertThat(new SamplingSettings(fixed, 0).override(0, lo)).isEqualTo(expected);
        }
    }

    @Test
    void blocksHoldTheirAddressesAndNoOthers() {
        assertThat(Cidr.parse("10.0.0.0/8").contains(0, Exporter.mapped(0x0affffff))).isTrue();
        assertThat(Cidr.parse("10.0.0.0/8").contains(0, Exporter.mapped(0x0b000000))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(0x2001_0db8L << 32, 1)).isFalse();
        assertThat(Cidr.parse("2001:db8::/32").contains(0x2001_0db8_ffffL << 16, 1)).isTrue();
        assertThat(Cidr.parse("2001:db8::1").contains(0x2001_0db8L << 32, 2)).isFalse();
        assertThat(Cidr.parse("::/0").contains(0, Exporter.mapped(1))).isFalse();
        assertThat(Cidr.parse("::/0").contains(1, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.1/8", "router", "10.0.0", "10.0.0.256", "::1/129", "::g", "1/8",
        "10.0.0.0/", "10.0.0.0/-1", "/8"})
    void whatIsNoBlockIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
