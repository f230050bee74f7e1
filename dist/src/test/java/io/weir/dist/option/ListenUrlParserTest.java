// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.BadValueException;
import io.weir.engine.config.ListenerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenUrlParserTest {
    private static ListenerConfig one(String url) throws BadValueException {
        return ListenUrlParser.parse(url).listeners().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "netflow://:2055;                       '';1;2;false;0;2055",
        "netflow://:2055/;                      '';1;2;false;0;2055",
        "NetFlow://:0;                          '';1;2;false;0;0",
        "netflow://127.0.0.1:9995;              127.0.0.1;1;2;false;0;9995",
        "netflow://localhost:2055?;             localhost;1;2;false;0;2055",
        "netflow://[::1]:2055;                  ::1;1;2;false;0;2055",
        "netflow://[fe80::1%25eth0]:2055;       fe80::1%eth0;1;2;false;0;2055",
        "netflow://:2055?count=4;               '';4;8;false;0;2055",
        "netflow://:2055?count=0&workers=0;     '';1;2;false;0;2055",
        "netflow://:2055?count=2&workers=3;     '';2;3;false;0;2055",
        "netflow://:2055?workers=3&workers=5;   '';1;3;false;0;2055",
        "netflow://:2055?blocking=true;         '';1;2;true;1;2055",
        "netflow://:2055?blocking=F;            '';1;2;false;0;2055",
        "netflow://:2055?blocking=1&queue_size=50;'';1;2;true;50;2055",
        "netflow://:2055?queue_size=0;          '';1;2;false;1;2055",
        "netflow://:2055?queue%5Fsize=%35;      '';1;2;false;5;2055",
    })
    void urlIsReadAsGoflow2ReadsIt(String url, String host, int count, int workers, boolean blocking, int queue,
        int port)
        throws BadValueException {
        assertThat(one(url))
            .isEqualTo(new ListenerConfig("netflow", host, port, count, workers, blocking, queue));
    }

    @Test
    void severalAreSeparatedByCommas() throws BadValueException {
        ListenUrls urls = ListenUrlParser.parse("netflow://:2055,netflow://[::1]:9995?count=2");

        assertThat(urls.listeners()).extracting(ListenerConfig::port).containsExactly(2055, 9995);
        assertThat(urls.ignored()).isEmpty();
    }

    @Test
    void partsWithoutEffectAreTold() throws BadValueException {
        ListenUrls urls = ListenUrlParser.parse("netflow://me@:2055/path?hash=true&count=2#end");

        assertThat(urls.listeners().get(0).count()).isEqualTo(2);
        assertThat(urls.ignored()).containsExactlyInAnyOrder("hash", "me@", "/path", "#end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ":2055                             | the scheme is missing",
        "''                                | the scheme is missing",
        "netflow://:2055,                  | the scheme is missing",
        "netflow:2055                      | the scheme is missing",
        "netflow://                        | the port is missing",
        "netflow://127.0.0.1               | the port is missing",
        "netflow://:                       | the port is missing",
        "netflow://:port                   | the port is missing",
        "netflow://:65536                  | the port is above 65535",
        "netflow://:99999999999            | the port is above 65535",
        "netflow://::1:2055                | an IPv6 address needs brackets",
        "netflow://[zz]:2055               | the host is malformed",
        "foo://:6343                       | there is no scheme foo; allowed: netflow, sflow, flow",
        "sflow://:6343,foo://:2055         | there is no scheme foo; allowed: netflow, sflow, flow",
        "netflow://:2055?count=x           | count=x: allowed: a whole number from 0 to 1024",
        "netflow://:2055?count=            | count=: allowed: a whole number from 0 to 1024",
        "netflow://:2055?count=5000        | count=5000: allowed: a whole number from 0 to 1024",
        "netflow://:2055?workers=-1        | workers=-1: allowed: a whole number from 0 to 1024",
        "netflow://:2055?blocking=maybe    | blocking=maybe: allowed: 1, t, T",
        "netflow://:2055?blocking          | blocking=: allowed: 1, t, T",
        "netflow://:2055?queue_size=1.5    | queue_size=1.5: allowed: a whole number from 0 to 2147483647",
        "netflow://:2055?queue_size=%zz    | malformed percent sign in",
    })
    void badUrlIsRefusedWithWhatIsAllowed(String url, String message) {
        assertThatThrownBy(() -> ListenUrlParser.parse(url)).isInstanceOf(BadValueException.class)
            .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "TRUE", "true", "True"})
    void blockingTakesGoBooleans(String word) throws BadValueException {
        assertThat(one("netflow://:2055?blocking=" + word).blocking()).isTrue();
    }
}
