// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.element.Enterprises;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.LayoutElements;
import io.weir.codec.json.ListText;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes elements behind the columns, each as the field of its number: numbers as sent, in the element's units; lists
 * as the text of their JSON. Elements of enterprises without a number of ours are messages of their own. One plan for a
 * layout; immutable but for the list's text, so one thread.
 */
final class ElementFields {
    /** Elements of enterprises that have no fields. */
    static final int OTHER = 65_535;
    /** Fields of one enterprise. */
    static final int ENTERPRISE = 1 << 16;
    /** In a message of {@link #OTHER}: enterprise, number, value. */
    static final int OTHER_ENTERPRISE = 1;
    static final int OTHER_ID = 2;
    static final int OTHER_VALUE = 3;

    private static final int FIXED_64 = 1;
    /** Its objects and what they begin with, and what each field takes. */
    private static final int OBJECT_BYTES = 96;
    private static final int FIELD_BYTES = 20;
    private static final int LENGTH_DELIMITED = 2;
    /** The most bytes of tag and number, or tag and length. */
    private static final int FIELD_ROOM = 5 + Varint.MAX;
    /** The most bytes of a message of {@link #OTHER} without its value. */
    private static final int OTHER_ROOM = 5 + 4 * (1 + Varint.MAX);

    private final int[] fields;
    private final int[] numbers;
    private final ElementType[] types;
    private final FieldForm[] forms;
    private final Layout layout;
    private final ListText lists;

    private ElementFields(FlowRecord record, List<LayoutElements.Named> elements, ListText lists) {
        this.layout = record.layout();
        this.lists = lists;
        List<int[]> all = new ArrayList<>();
        List<ElementType> kinds = new ArrayList<>();
        for (LayoutElements.Named each : elements) {
            for (int field : each.fields()) {
                all.add(new int[]{field, number(layout.enterprise(field), layout.id(field))});
                kinds.add(type(each.element()));
            }
        }
        this.fields = all.stream().mapToInt(each -> each[0]).toArray();
        this.numbers = all.stream().mapToInt(each -> each[1]).toArray();
        this.types = kinds.toArray(ElementType[]::new);
        this.forms = kinds.stream().map(FieldForm::of).toArray(FieldForm[]::new);
    }

    /** Those of records like this one. */
    static ElementFields of(FlowRecord record, List<LayoutElements.Named> elements, ListText lists) {
        return new ElementFields(record, elements, lists);
    }

    static ElementType type(Element element) {
        return element == null ? ElementType.OCTET_ARRAY : element.type();
    }

    /** The number of an element's field, {@link #OTHER} for none. */
    static int number(long enterprise, int id) {
        int index = Enterprises.index(enterprise);
        return index < 0 ? OTHER : (index + 1) * ENTERPRISE + id;
    }

    /** The heap that it takes, about, without the layout. */
    int bytes() {
        return OBJECT_BYTES + FIELD_BYTES * fields.length;
    }

    /** Bytes that suffice for the elements of a record. */
    int room(FlowRecord record) {
        int room = 0;
        lists.clear();
        for (int i = 0; i < fields.length; i++) {
            boolean list = isList(i);
            room += numbers[i] == OTHER ? OTHER_ROOM : FIELD_ROOM;
            room += list ? lists.add(types[i], record, fields[i]) : record.elementLength(fields[i]);
        }
        return room;
    }

    private boolean isList(int i) {
        return numbers[i] != OTHER && forms[i] == FieldForm.STRING;
    }

    /** Writes them; the offset behind them. */
    int put(FlowRecord record, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < fields.length; i++) {
            next = numbers[i] == OTHER ? other(record, fields[i], to, next)
                : isList(i) ? list(numbers[i], to, next) : value(i, record, to, next);
        }
        return next;
    }

    private int list(int number, byte[] to, int at) {
        int next = Varint.put(to, tag(number, LENGTH_DELIMITED, to, at), lists.length());
        return lists.next(to, next);
    }

    private int value(int i, FlowRecord record, byte[] to, int at) {
        byte[] from = record.elementArray();
        int offset = record.elementOffset(fields[i]);
        int length = record.elementLength(fields[i]);
        boolean number = length > 0 && length <= 8;
        return switch (forms[i]) {
            case UINT64 -> number ? Varint.put(to, tag(numbers[i], 0, to, at), Wire.uint(from, offset, length))
                : bytes(numbers[i], from, offset, length, to, at);
            case SINT64 -> number ? signed(numbers[i], Wire.uint(from, offset, length), length, to, at)
                : bytes(numbers[i], from, offset, length, to, at);
            case DOUBLE -> length == 4 || length == 8 ? real(numbers[i], from, offset, length, to, at)
                : bytes(numbers[i], from, offset, length, to, at);
            default -> bytes(numbers[i], from, offset, length, to, at);
        };
    }

    private static int signed(int number, long value, int length, byte[] to, int at) {
        long signed = value << 64 - 8 * length >> 64 - 8 * length;
        return Varint.put(to, tag(number, 0, to, at), signed << 1 ^ signed >> 63);
    }

    private static int real(int number, byte[] from, int offset, int length, byte[] to, int at) {
        double value = length == 4 ? Float.intBitsToFloat(Wire.i32(from, offset))
            : Double.longBitsToDouble(Wire.i64(from, offset));
        int next = tag(number, FIXED_64, to, at);
        Wire.put64(to, next, Long.reverseBytes(Double.doubleToRawLongBits(value)));
        return next + 8;
    }

    private int other(FlowRecord record, int field, byte[] to, int at) {
        long enterprise = layout.enterprise(field);
        int id = layout.id(field);
        int length = record.elementLength(field);
        int size = 3 + Varint.size(enterprise) + Varint.size(id) + Varint.size(length) + length;
        int next = Varint.put(to, tag(OTHER, LENGTH_DELIMITED, to, at), size);
        next = Varint.put(to, tag(OTHER_ENTERPRISE, 0, to, next), enterprise);
        next = Varint.put(to, tag(OTHER_ID, 0, to, next), id);
        return bytes(OTHER_VALUE, record.elementArray(), record.elementOffset(field), length, to, next);
    }

    private static int bytes(int number, byte[] from, int offset, int length, byte[] to, int at) {
        int next = Varint.put(to, tag(number, LENGTH_DELIMITED, to, at), length);
        System.arraycopy(from, offset, to, next, length);
        return next + length;
    }

    private static int tag(int number, int wireType, byte[] to, int at) {
        return Varint.put(to, at, (long) number << 3 | wireType);
    }
}
