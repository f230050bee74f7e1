// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Mapping;
import io.weir.codec.json.Fields;
import java.util.List;

/**
 * What a mapping file asks for. Immutable.
 *
 * @param mapping what goes to which column
 * @param fields what a line has
 * @param selects whether the file says which fields those are
 * @param warnings what has no effect, a line each with file and line number
 */
public record MappingPlan(Mapping mapping, Fields fields, boolean selects, List<String> warnings) {
    /** That of no file. */
    public static final MappingPlan NONE = new MappingPlan(Mapping.NONE, Fields.STANDARD, false, List.of());

    /** The same with other fields. */
    MappingPlan with(Fields others) {
        return new MappingPlan(mapping, others, selects, warnings);
    }
}
