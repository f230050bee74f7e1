// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Mapping;
import io.weir.codec.json.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapping file asks for. Immutable.
 *
 * @param mapping what goes to which column
 * @param fields what a line has
 * @param warnings what has no effect, a line each with file and line number
 */
public record MappingPlan(Mapping mapping, Fields fields, List<String> warnings) {
    /** That of no file. */
    public static final MappingPlan NONE = new MappingPlan(Mapping.NONE, Fields.STANDARD, List.of());

    /** The same with one more line. */
    public MappingPlan with(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new MappingPlan(mapping, fields, List.copyOf(more));
    }
}
