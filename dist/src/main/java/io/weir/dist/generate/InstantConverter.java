// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant that the 32-bit seconds of the headers can hold. */
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        try {
            Instant instant = Instant.parse(value);
            if (instant.getEpochSecond() >= 0 && instant.getEpochSecond() < 1L << 32) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new TypeConversionException("\"" + value + "\" is not a time like 2026-01-31T12:00:00Z");
        }
        throw new TypeConversionException("\"" + value + "\" is not between 1970 and 2106");
    }
}
