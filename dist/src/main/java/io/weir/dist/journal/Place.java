// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.Position;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where reading begins or ends, as the user wrote it.
 *
 * @param kind which of the ways
 * @param position for {@link Kind#POSITION}
 * @param timeNs for {@link Kind#TIME}, nanoseconds since 1970 UTC
 */
record Place(Kind kind, Position position, long timeNs) {
    /** The ways to say it. */
    enum Kind { START, END, POSITION, TIME }

    /** Reads {@code start}, {@code end}, a position or a time. */
    static final class Converter implements ITypeConverter<Place> {
        @Override
        public Place convert(String text) {
            return switch (text) {
                case "start" -> new Place(Kind.START, null, 0);
                case "end" -> new Place(Kind.END, null, 0);
                default -> other(text);
            };
        }

        private static Place other(String text) {
            try {
                return new Place(Kind.POSITION, Position.parse(text), 0);
            } catch (IllegalArgumentException noPosition) {
                return time(text);
            }
        }

        private static Place time(String text) {
            try {
                Instant at = Instant.parse(text);
                return new Place(Kind.TIME, null,
                    Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()));
            } catch (DateTimeException | ArithmeticException e) {
                throw new TypeConversionException("\"" + text + "\" is not start, end, a position like"
                    + " 1c5f2a00000017.5, or a time like 2026-01-31T12:00:00Z");
            }
        }
    }
}
