// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.weir.log.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * What a log line says, in either form.
 *
 * @param time when it was logged
 * @param level DEBUG, INFO, WARN or ERROR
 * @param message with the word for its level, so that a search for {@code warning} or {@code error} finds it
 * @param attributes in the order given
 */
record LogEntry(Instant time, String level, String message, List<KeyValuePair> attributes) {
    private static final List<KeyValuePair> NONE = List.of();
    private static final KeyValuePair OTHER = new KeyValuePair(Event.KEY, Event.OTHER.id());

    static LogEntry of(ILoggingEvent event) {
        List<KeyValuePair> attributes = new ArrayList<>();
        KeyValuePair id = OTHER;
        for (KeyValuePair each : event.getKeyValuePairs() == null ? NONE : event.getKeyValuePairs()) {
            if (each.key.equals(Event.KEY)) {
                id = each;
            } else {
                attributes.add(each);
            }
        }
        // Behind the attributes, which goflow2's users search for as they stand behind the message.
        attributes.add(id);
        addCause(attributes, event.getThrowableProxy());
        return new LogEntry(event.getInstant(), event.getLevel().toString(), message(event), attributes);
    }

    private static String message(ILoggingEvent event) {
        String text = String.valueOf(event.getFormattedMessage());
        String word = event.getLevel() == Level.WARN ? "warning" : event.getLevel() == Level.ERROR ? "error" : "";
        return word.isEmpty() || text.contains(word)
            ? text : word + ": " + text;
    }

    /** The stack trace stays in its line, so that a line remains an event. */
    private static void addCause(List<KeyValuePair> attributes, IThrowableProxy cause) {
        if (cause != null) {
            attributes.add(new KeyValuePair("cause", cause.getClassName() + ": " + cause.getMessage()));
            attributes.add(new KeyValuePair("stack", ThrowableProxyUtil.asString(cause)));
        }
    }
}
