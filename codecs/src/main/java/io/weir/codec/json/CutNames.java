// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The end of a line that says which values were cut. Immutable. */
final class CutNames {
    static final String LABEL = "cut";

    private final Syntax syntax;

    CutNames(Syntax syntax) {
        this.syntax = syntax;
    }

    /** What the line of a record {@link FlowRecord#isCut} gets at its end. */
    byte[] of(FlowRecord record) {
        List<String> names = IntStream.range(0, record.elementCount()).filter(record::isCut)
            .mapToObj(i -> name(record, i)).distinct().toList();
        return (syntax.separator() + syntax.label(LABEL) + names.stream()
            .map(name -> syntax.quote() + Strings.escaped(name) + syntax.quote())
            .collect(Collectors.joining(",", "[", "]")) + syntax.closing()).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(FlowRecord record, int i) {
        long enterprise = record.elementEnterprise(i);
        int id = record.elementId(i);
        return LayoutElements.label(LayoutElements.element(enterprise, id), enterprise, id);
    }

    /** Puts names at the end of a line that ends at {@code end}; gives the offset behind it. */
    int add(byte[] names, byte[] to, int end) {
        int at = end - syntax.closing().length();
        System.arraycopy(names, 0, to, at, names.length);
        return at + names.length;
    }
}
