// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/** goflow2's normal form: {@code time=2026-11-22T10:00:00.123Z level=INFO msg="starting Weir" key=value}. */
final class TextLine implements LineEncoder.Line {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String of(LogEntry entry) {
        StringBuilder line = new StringBuilder("time=").append(time(entry.time()))
            .append(" level=").append(entry.level()).append(" msg=");
        GoQuote.appendTo(line, entry.message());
        for (KeyValuePair each : entry.attributes()) {
            line.append(' ');
            GoQuote.appendTo(line, String.valueOf(each.key));
            line.append('=');
            GoQuote.appendTo(line, String.valueOf(each.value));
        }
        return line.toString();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
