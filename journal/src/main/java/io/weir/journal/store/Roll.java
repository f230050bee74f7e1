// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How often a new file begins. Names and numbers are those of Chronicle Queue's roll cycles. */
public enum Roll {
    /** Chronicle's {@code MINUTELY}. */
    MINUTE("yyyyMMdd-HHmm", 60_000),
    /** Chronicle's {@code FIVE_MINUTELY}. */
    FIVE_MINUTES("yyyyMMdd-HHmm'V'", 5 * 60_000),
    /** Chronicle's {@code TEN_MINUTELY}. */
    TEN_MINUTES("yyyyMMdd-HHmm'X'", 10 * 60_000),
    /** Chronicle's {@code FAST_HOURLY}. */
    HOUR("yyyyMMdd-HH'F'", 60 * 60_000),
    /** Chronicle's {@code FAST_DAILY}. */
    DAY("yyyyMMdd'F'", 24 * 60 * 60_000);

    /** How the files of cycles end. */
    public static final String SUFFIX = ".cq4";

    private static final int CYCLE_SHIFT = 32;

    private final DateTimeFormatter format;
    private final int lengthMs;

    Roll(String pattern, int lengthMs) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
        this.lengthMs = lengthMs;
    }

    /** Its name as users write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The roll of that name; IllegalArgumentException if there is none. */
    public static Roll of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The cycle at a time, milliseconds since 1970 UTC. */
    public int cycleAt(long timeMs) {
        return (int) (timeMs / lengthMs);
    }

    /** When a cycle begins, milliseconds since 1970 UTC. */
    public long startMs(int cycle) {
        return (long) cycle * lengthMs;
    }

    /** How long a cycle lasts, milliseconds. */
    public int lengthMs() {
        return lengthMs;
    }

    /** The name of a cycle's file. */
    public String fileName(int cycle) {
        return format.format(Instant.ofEpochMilli(startMs(cycle))) + SUFFIX;
    }

    /** The cycle that a file of that name holds, or -1 if it is no cycle's. */
    public int cycleOf(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return -1;
        }
        try {
            TemporalAccessor parsed = format.parse(fileName.substring(0, fileName.length() - SUFFIX.length()));
            LocalTime time = LocalTime.of(part(parsed, ChronoField.HOUR_OF_DAY),
                part(parsed, ChronoField.MINUTE_OF_HOUR));
            return cycleAt(LocalDate.from(parsed).atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeParseException other) {
            return -1;
        }
    }

    private static int part(TemporalAccessor parsed, ChronoField field) {
        return parsed.isSupported(field) ? parsed.get(field) : 0;
    }

    /** The index of a cycle's excerpt, excerpts counted from 0. */
    public static long index(int cycle, long sequence) {
        return (long) cycle << CYCLE_SHIFT | sequence;
    }

    /** The cycle that an index lies in. */
    public static int cycle(long index) {
        return (int) (index >>> CYCLE_SHIFT);
    }

    /** The number of an index's excerpt in its cycle. */
    public static long sequence(long index) {
        return index & 0xffff_ffffL;
    }
}
