// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.weir.log.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTest {
    private final LoggerContext context = new LoggerContext();

    private LoggingEvent event(Level level, String message, KeyValuePair... attributes) {
        LoggingEvent event = new LoggingEvent("x", context.getLogger("io.weir.test"), level, message, null, null);
        event.setInstant(Instant.parse("2026-11-22T10:00:00.123456789Z"));
        event.setKeyValuePairs(List.of(attributes));
        return event;
    }

    private static String text(LoggingEvent event) {
        return new String(new LineEncoder(new TextLine()).encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode json(LoggingEvent event) {
        return JsonMapper.shared().readTree(new LineEncoder(new JsonLine()).encode(event));
    }

    @Test
    void normalFormIsGoflow2s() {
        LoggingEvent event = event(Level.INFO, "starting collection", new KeyValuePair("scheme", "netflow"),
            new KeyValuePair("hostname", ""), new KeyValuePair("port", 2055), new KeyValuePair("blocking", false));

        assertThat(text(event)).isEqualTo("time=2026-11-22T10:00:00.123Z level=INFO msg=\"starting collection\""
            + " scheme=netflow hostname=\"\" port=2055 blocking=false event=other\n");
    }

    @Test
    void theEventStandsBehindTheAttributesInBothForms() {
        LoggingEvent event = event(Level.WARN, "m", new KeyValuePair(Event.KEY, Event.TEMPLATE_MISSING.id()),
            new KeyValuePair("exporter", "192.0.2.7"));

        assertThat(text(event)).endsWith(" exporter=192.0.2.7 event=template-missing\n");
        assertThat(json(event).get("event").asString()).isEqualTo("template-missing");
    }

    @Test
    void whatATerminalWouldObeyIsShownInBothForms() {
        String hostile = "\u001b]0;x\u0007\u007f\u009b31m\u202e\r\nlevel=ERROR";
        LoggingEvent event = event(Level.WARN, hostile, new KeyValuePair("cause", hostile));

        String json = new String(new LineEncoder(new JsonLine()).encode(event), StandardCharsets.UTF_8);
        for (String line : List.of(text(event), json)) {
            assertThat(line.chars().filter(c -> c < ' ' || c >= 0x7f).toArray()).containsExactly('\n');
        }
        assertThat(json(event).get("cause").asString()).isEqualTo(hostile);
    }

    @Test
    void jsonFormHasNanosecondsAndKeepsNumbers() {
        JsonNode line = json(event(Level.INFO, "a \"b\"\n", new KeyValuePair("port", 2055),
            new KeyValuePair("blocking", true), new KeyValuePair("host", "::1")));

        assertThat(line.toString()).isEqualTo("{\"time\":\"2026-11-22T10:00:00.123456789Z\",\"level\":\"INFO\","
            + "\"msg\":\"a \\\"b\\\"\\n\",\"port\":2055,\"blocking\":true,\"host\":\"::1\",\"event\":\"other\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain    | plain",
        "a b      | \"a b\"",
        "``       | \"\"",
        "a=b      | \"a=b\"",
        "a\"b     | \"a\\\"b\"",
        "a\\b     | a\\b",
        "a\\ b    | \"a\\\\ b\"",
        "ü        | ü",
        "[::1]:80 | [::1]:80",
    })
    void stringsAreQuotedOnlyWhenNeeded(String value, String shown) {
        assertThat(text(event(Level.INFO, "m", new KeyValuePair("k", value))))
            .endsWith(" msg=m k=" + shown + " event=other\n");
    }

    @Test
    void controlCharactersNeverBreakALine() {
        assertThat(text(event(Level.INFO, "a\nb\r\t\0\u001b[31m\u2028")))
            .endsWith("msg=\"a\\nb\\r\\t\\x00\\x1b[31m\\u2028\" event=other\n");
    }

    @Test
    void warningsAndErrorsHaveTheirWordsInThem() {
        assertThat(text(event(Level.WARN, "no effect"))).contains("level=WARN msg=\"warning: no effect\"");
        assertThat(text(event(Level.ERROR, "port taken"))).contains("level=ERROR msg=\"error: port taken\"");
        assertThat(text(event(Level.ERROR, "error starting"))).contains("level=ERROR msg=\"error starting\"");
        assertThat(json(event(Level.WARN, "no effect")).get("msg").asString()).isEqualTo("warning: no effect");
        assertThat(text(event(Level.INFO, "fine"))).doesNotContain("warning", "error");
    }

    @Test
    void causeAndStackStayInTheLine() {
        LoggingEvent event = new LoggingEvent("x", context.getLogger("io.weir.test"), Level.ERROR, "failed",
            new IllegalStateException("why"), null);

        String line = text(event);

        assertThat(line).contains("cause=\"java.lang.IllegalStateException: why\" stack=\"").endsWith("\"\n");
        assertThat(line.lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"debug,DEBUG", "DEBUG-4,DEBUG", "debug+1,INFO", "info,INFO", "INFO+2,WARN", "warn,WARN", "WARN+1,ERROR",
        "error,ERROR", "error+1,OFF"})
    void thresholdsAreThoseOfGo(String text, String level) throws Exception {
        assertThat(LogThreshold.parse(text).level()).isEqualTo(Level.toLevel(level));
    }

    @Test
    void otherPeoplesCodeIsHeardFromWarningsUp() throws Exception {
        Logging.configure(context, LogThreshold.parse("debug"), LogFormat.NORMAL);
        Logger netty = context.getLogger("io.netty.util");

        assertThat(netty.isInfoEnabled()).isFalse();
        assertThat(netty.isWarnEnabled()).isTrue();
        assertThat(context.getLogger("io.weir.engine").isDebugEnabled()).isTrue();

        Logging.configure(context, LogThreshold.parse("error"), LogFormat.of("anything"));

        assertThat(netty.isWarnEnabled()).isFalse();
    }
}
