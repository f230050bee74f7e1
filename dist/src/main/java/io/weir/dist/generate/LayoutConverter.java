// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.ExportLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a layout. */
final class LayoutConverter implements ITypeConverter<ExportLayout> {
    @Override
    public ExportLayout convert(String value) {
        for (ExportLayout layout : ExportLayout.values()) {
            if (layout.name().equalsIgnoreCase(value)) {
                return layout;
            }
        }
        throw new TypeConversionException("\"" + value + "\" is none of " + Arrays.stream(ExportLayout.values())
            .map(layout -> layout.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
    }
}
