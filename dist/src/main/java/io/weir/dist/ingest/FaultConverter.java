// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import io.weir.ingest.IngestFault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a {@code --fail}. */
final class FaultConverter implements ITypeConverter<IngestFault> {
    @Override
    public IngestFault convert(String value) {
        try {
            return IngestFault.parse(value);
        } catch (IllegalArgumentException bad) {
            throw new TypeConversionException(bad.getMessage());
        }
    }
}
