// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** The account as it is printed: a logger that keeps its lines by message. */
final class PrintedAccount extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>();

    /** Lines about a subject: {@code socket}, {@code worker}, … */
    List<Map<String, String>> of(String subject) {
        return lines.getOrDefault("account of " + subject, List.of());
    }

    /** The sum of words over lines about a subject. */
    long sum(String subject, String... words) {
        long sum = 0;
        for (Map<String, String> line : of(subject)) {
            for (String word : words) {
                sum += number(line, word);
            }
        }
        return sum;
    }

    static long number(Map<String, String> line, String word) {
        String text = line.get(word);
        if (text == null) {
            throw new IllegalStateException("the account does not print " + word + ": " + line);
        }
        return Long.parseLong(text);
    }

    @Override
    public void log(LoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.put(pair.key, String.valueOf(pair.value));
            }
        }
        lines.computeIfAbsent(event.getMessage(), message -> new ArrayList<>()).add(line);
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, Marker marker, String message, Object[] arguments,
        Throwable throwable) {
        lines.computeIfAbsent(message, text -> new ArrayList<>()).add(Map.of());
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
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
