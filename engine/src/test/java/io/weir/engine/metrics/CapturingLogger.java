// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.log.Event;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** Keeps lines as {@code LEVEL message key=value …}, their events apart. */
public final class CapturingLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;
    private final transient List<String> lines = new ArrayList<>();
    private final transient List<String> events = new ArrayList<>();

    /** What was logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void log(LoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getLevel() + " " + event.getMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.key.equals(Event.KEY)) {
                    events.add(String.valueOf(pair.value));
                    continue;
                }
                line.append(' ').append(pair.key).append('=').append(pair.value);
            }
        }
        lines.add(line.toString());
    }

    /** The ids of the lines' events, in the lines' order. */
    public List<String> events() {
        return events;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, Marker marker, String message, Object[] arguments,
        Throwable throwable) {
        lines.add(level + " " + message);
    }

    @Override
    public boolean isTraceEnabled() {
        return true;
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
