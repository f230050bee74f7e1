// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.ElementValues;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import io.weir.codec.json.Fields;
import io.weir.dist.flag.FlagException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code -fields} selects: the fields of a line. */
public final class Selection {
    /** The fields that goflow2 prints, or those of the mapping file. */
    public static final String GOFLOW2 = "goflow2";
    private static final String ALL = "all";
    /** Behind an element's name: the name of its value. */
    private static final String NAME = "Name";
    private static final String ICMP_NAME = "icmp_name";
    /** An element by its numbers: enterprise, colon, id. */
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10}):(\\d{1,5})");

    private Selection() {
    }

    /**
     * The plan with the fields that are asked for.
     *
     * @param names as the user gave them; none for what the plan has
     * @param joins whether a line of all has the names that options data gives
     * @throws FlagException if a name is not known, or the mapping file selects fields, too
     */
    public static MappingPlan of(List<String> names, MappingPlan plan, boolean joins) throws FlagException {
        if (names.isEmpty() || names.equals(List.of(GOFLOW2)) && !plan.selects()) {
            return plan;
        }
        if (plan.selects()) {
            throw new FlagException("flag -fields: the mapping file selects fields, too, in formatter.fields;"
                + " leave one of them out");
        }
        Schema schema = plan.mapping().schema();
        return plan.with(names.equals(List.of(ALL)) ? all(plan.fields(), schema, joins) : named(names, schema));
    }

    private static Fields all(Fields fields, Schema schema, boolean joins) {
        Fields.Builder builder = new Fields.Builder(fields);
        schema.columns().stream().skip(Schema.STANDARD.count())
            .forEach(column -> builder.add(column.jsonName(), column, null));
        Fields all = builder.build().withOthers();
        return joins ? all.withJoins() : all;
    }

    private static Fields named(List<String> names, Schema schema) throws FlagException {
        Map<String, Column> columns = new LinkedHashMap<>();
        schema.columns().forEach(column -> columns.put(column.jsonName(), column));
        Fields.Builder builder = new Fields.Builder();
        for (String name : names) {
            Element element = ElementRegistry.byName(name);
            Element named = name.endsWith(NAME)
                ? ElementRegistry.byName(name.substring(0, name.length() - NAME.length())) : null;
            Matcher numbers = NUMBERS.matcher(name);
            if (columns.containsKey(name)) {
                builder.add(name, columns.get(name), null);
            } else if (element != null) {
                builder.addElement(name, element.enterprise(), element.id());
            } else if (named != null && !ElementValues.of(named.enterprise(), named.id()).isEmpty()) {
                builder.addElementName(name, named.enterprise(), named.id());
            } else if (numbers.matches() && areInRange(numbers)) {
                builder.addElement(name, Long.parseLong(numbers.group(1)), Integer.parseInt(numbers.group(2)));
            } else if (name.equals(ICMP_NAME)) {
                builder.addIcmpName(name);
            } else {
                throw unknown(name, columns.keySet());
            }
        }
        return builder.build();
    }

    private static boolean areInRange(Matcher numbers) {
        return Long.parseLong(numbers.group(1)) <= 0xffff_ffffL && Integer.parseInt(numbers.group(2)) <= 0xffff;
    }

    private static FlagException unknown(String name, Collection<String> columns) {
        if (name.equals(ALL) || name.equals(GOFLOW2)) {
            return new FlagException("flag -fields: " + name + " stands alone, or name fields instead");
        }
        List<String> known = new ArrayList<>(columns);
        known.addAll(ElementRegistry.inUse().names());
        String meant = Notes.meant(name, known);
        return new FlagException("flag -fields: there is no column and no element " + name + (meant.isEmpty()
            ? "; docs/elements.md says whose there are, and ENTERPRISE:ID names any" : meant));
    }
}
