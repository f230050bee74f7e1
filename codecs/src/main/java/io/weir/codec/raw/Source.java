// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import io.weir.codec.exporter.Datagram;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Where a datagram came from and when, as Go prints addresses with ports and times. */
final class Source {
    /** As in Go's JSON: RFC 3339, trailing zeros cut. */
    static final DateTimeFormatter TIME = time("uuuu-MM-dd'T'HH:mm:ss", "'Z'");
    /** As in Go's text. */
    static final DateTimeFormatter TEXT_TIME = time("uuuu-MM-dd HH:mm:ss", " '+0000 UTC'");

    private Source() {
    }

    private static DateTimeFormatter time(String seconds, String behind) {
        return new DateTimeFormatterBuilder().appendPattern(seconds).appendFraction(NANO_OF_SECOND, 0, 9, true)
            .appendPattern(behind).toFormatter(Locale.ROOT);
    }

    static LocalDateTime received(Datagram datagram) {
        long ns = datagram.receivedNs();
        return LocalDateTime.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000),
            ZoneOffset.UTC);
    }

    /** Address and port. */
    static String text(Datagram datagram) {
        String address = datagram.exporter().text();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + datagram.port();
    }
}
