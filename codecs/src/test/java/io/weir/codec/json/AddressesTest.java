// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private final byte[] to = new byte[64];

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8::1", "::, ::", "::1, ::1", "1::, 1::", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", "1:0:0:2:0:0:3:4, 1::2:0:0:3:4", "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "fe80::abcd:ef01, fe80::abcd:ef01", "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    })
    void givenAnAddressThenItsTextIsThatOfRfc5952(String address, String text) throws UnknownHostException {
        assertThat(ipv6(InetAddress.getByName(address).getAddress())).isEqualTo(text);
    }

    @Test
    void givenAMappedAddressThenItsTailIsDotted() {
        byte[] mapped = new byte[16];
        Wire.put64(mapped, 8, 0xffff_0102_0304L);

        assertThat(ipv6(mapped)).isEqualTo("::ffff:1.2.3.4");
    }

    @Test
    void givenRandomSparseAddressesThenBothWritersAgreeAndTheTextReadsBack() throws UnknownHostException {
        Random random = new Random(5);
        byte[] address = new byte[16];
        for (int i = 0; i < 50_000; i++) {
            for (int group = 0; group < 8; group++) {
                Wire.put16(address, 2 * group, random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(17)) : 0);
            }
            address[0] |= 0x20;
            String text = ipv6(address);
            assertThat(text).isEqualTo(new Exporter(Wire.i64(address, 0), Wire.i64(address, 8), 0).text());
            assertThat(InetAddress.getByName(text).getAddress()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 8, 10.0.0.0/8", "10.1.2.3, 32, 10.1.2.3/32", "10.1.2.3, 0, 0.0.0.0/0",
        "10.1.2.3, 33, invalid Prefix",
        "2001:db8:ffff::1, 33, 2001:db8:8000::/33", "2001:db8::1, 128, 2001:db8::1/128", "2001:db8::1, 0, ::/0",
        "2001:db8::1, 129, invalid Prefix", "2001:db8::ff:1, 112, 2001:db8::ff:0/112",
    })
    void givenAnAddressAndALengthThenTheNetworkIsMasked(String address, long bits, String text) throws Exception {
        byte[] from = InetAddress.getByName(address).getAddress();

        int end = Addresses.prefix(to, 0, from, 0, from.length, bits);

        assertThat(new String(to, 0, end, StandardCharsets.US_ASCII)).isEqualTo(text);
    }

    private String ipv6(byte[] address) {
        int end = Addresses.address(to, 0, address, 0, 16);
        return new String(to, 0, end, StandardCharsets.US_ASCII);
    }
}
