// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.element.ElementType;
import io.weir.codec.element.ElementValues;
import io.weir.codec.element.Semantics;
import io.weir.codec.element.TaughtElements;
import io.weir.codec.template.Layout;
import java.nio.charset.StandardCharsets;

/** Where options records say what an element of a vendor's is: RFC 5610. Immutable, any thread. */
public final class TypeFields {
    private static final int ID = 303;
    private static final int TYPE = 339;
    private static final int NAME = 341;
    private static final int SEMANTICS = 344;
    private static final int UNITS = 345;
    private static final int ENTERPRISE = 346;
    /** The bit of informationElementId that may stand for the enterprise that follows, RFC 7011 section 3.2. */
    private static final int ENTERPRISE_BIT = 0x8000;

    private final int id;
    private final int enterprise;
    private final int type;
    private final int name;
    private final int semantics;
    private final int units;

    private TypeFields(Layout layout) {
        id = index(layout, ID);
        enterprise = index(layout, ENTERPRISE);
        type = index(layout, TYPE);
        name = index(layout, NAME);
        semantics = index(layout, SEMANTICS);
        units = index(layout, UNITS);
    }

    /** The fields of a layout of IPFIX options, scopes among them; null if its records do not name elements. */
    public static TypeFields of(Layout layout) {
        TypeFields fields = new TypeFields(layout);
        return fields.id < 0 || fields.enterprise < 0 || fields.type < 0 || fields.name < 0 ? null : fields;
    }

    private static int index(Layout layout, int id) {
        for (int i = 0; i < layout.fieldCount(); i++) {
            if (layout.id(i) == id && layout.enterprise(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a record names an element that an exporter may name, and has not named so far. */
    public boolean isNews(FlowRecord record, TaughtElements taught) {
        return record.elementLength(name) > 0
            && TaughtElements.mayBegin(record.datagram().bytes()[record.elementOffset(name)])
            && taught.lacks(record.elementNumber(enterprise), number(record));
    }

    private int number(FlowRecord record) {
        return (int) record.elementNumber(id) & ~ENTERPRISE_BIT & 0xffff;
    }

    /** Takes over what a record says that {@link #isNews is news}. */
    public void learn(FlowRecord record, TaughtElements taught) {
        int length = Math.min(record.elementLength(name), TaughtElements.NAME_LENGTH);
        String text = new String(record.datagram().bytes(), record.elementOffset(name), length,
            StandardCharsets.UTF_8);
        String unit = units < 0 ? null : ElementValues.of(0, UNITS).get(record.elementNumber(units));
        ElementType known = ElementType.numbered(record.elementNumber(type));
        taught.add(record.elementNumber(enterprise), number(record), text,
            known == null ? ElementType.OCTET_ARRAY : known,
            semantics < 0 ? Semantics.DEFAULT : Semantics.numbered(record.elementNumber(semantics)),
            unit == null || unit.equals("none") ? "" : unit);
    }
}
