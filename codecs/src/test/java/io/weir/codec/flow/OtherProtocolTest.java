// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherProtocolTest {
    private static final int PAD = 3;

    private static OtherProtocol of(byte[] payload) {
        byte[] room = new byte[payload.length + 2 * PAD];
        Arrays.fill(room, (byte) 0x41);
        System.arraycopy(payload, 0, room, PAD, payload.length);
        Datagram datagram = new Datagram();
        datagram.wrap(room, PAD, payload.length, new Exporter(0, 1, 0), 1, 0);
        return OtherProtocol.of(datagram);
    }

    @ParameterizedTest
    @CsvSource({
        "SFLOW, 00000005000000017f0000010000000000000001000003e800000000",
        "OLD_SFLOW, 000000040000000220010db8000000000000000000000001000000000000000100000001",
        "NETFLOW_V5, 000500010000000000000000000000000000000000000000",
        "NETFLOW_V9, 0009000100001000000000000000000000000000",
        "IPFIX, 000a0010000000000000000000000000",
        "NETFLOW_V1, 00010001000000000000000000000000",
        "NETFLOW_V7, 000700010000000000000000000000000000000000000000",
        "OLD_NETFLOW, 000600010000000000000000000000000000",
        "OLD_NETFLOW, 000800010000000000000000000000000000000000000000",
        "SNMP, 302902010104067075626c6963a71c",
        "SNMP, 30820129020100040670",
        "DTLS, 16fefd0000000000000000003a01",
        "DNS, 1a2b01000001000000000000036e73310000010001",
    })
    void binaryProtocolsAreTold(OtherProtocol protocol, String hex) {
        assertThat(of(HexFormat.of().parseHex(hex))).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SYSLOG|<134>Nov 29 10:00:00 router %LINK-3-UPDOWN", "SYSLOG|<1>x", "JSON|{\"version\":\"1.1\"}",
        "TEXT|GET / HTTP/1.1", "TEXT|INVITE sip:a@b SIP/2.0", "TEXT|a.b.c:1|c"})
    void textIsTold(OtherProtocol protocol, String text) {
        assertThat(of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource({"0000", "00000005", "0063000000", "30", "3c", "3c31", "7b", "ffffffffffffffffffffffffffffffff"})
    void whatIsNotKnownIsNotNamed(String hex) {
        assertThat(of(HexFormat.of().parseHex(hex))).isNull();
    }

    @Test
    void anyBytesMayCome() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            // Half of them begin like something that is looked for.
            if (bytes.length > 2 && i % 2 == 0) {
                bytes[0] = new byte[] {0x30, '<', '{', 0, 22}[i / 2 % 5];
            }
            of(bytes);
        }
    }
}
