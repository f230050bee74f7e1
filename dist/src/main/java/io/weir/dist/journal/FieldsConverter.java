// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.json.Fields;
import io.weir.dist.flag.FlagException;
import io.weir.dist.mapping.MappingPlan;
import io.weir.dist.mapping.Selection;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what lines have, as {@code -fields} of the collector. */
final class FieldsConverter implements ITypeConverter<Fields> {
    @Override
    public Fields convert(String text) {
        try {
            return Selection.of(List.of(text.split(",", -1)), MappingPlan.NONE, false).fields();
        } catch (FlagException unknown) {
            throw new TypeConversionException(unknown.getMessage().replaceFirst("^flag -fields: ", ""));
        }
    }
}
