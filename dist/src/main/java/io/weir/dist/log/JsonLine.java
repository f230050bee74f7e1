// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line: {@code {"time":"...","level":"INFO","msg":"..."}}; numbers and booleans stay such. */
final class JsonLine implements LineEncoder.Line {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JsonFactory json = new JsonFactory();

    @Override
    public String of(LogEntry entry) {
        StringWriter line = new StringWriter();
        try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), line)) {
            to.writeStartObject();
            to.writeStringProperty("time", TIME.format(entry.time()));
            to.writeStringProperty("level", entry.level());
            to.writeStringProperty("msg", entry.message());
            entry.attributes().forEach(each -> write(to, each));
            to.writeEndObject();
        }
        return line.toString();
    }

    private static void write(JsonGenerator to, KeyValuePair attribute) {
        to.writeName(String.valueOf(attribute.key));
        if (attribute.value instanceof Boolean value) {
            to.writeBoolean(value);
        } else if (attribute.value instanceof Long || attribute.value instanceof Integer) {
            to.writeNumber(((Number) attribute.value).longValue());
        } else {
            to.writeString(String.valueOf(attribute.value));
        }
    }
}
