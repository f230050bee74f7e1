// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.SubRecord;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;

/**
 * Writes lists of values and of records, RFC 6313, as JSON: the semantic, then the values by the element's name, or the
 * records as objects. What it cannot read prints as its bytes. One thread; lists in lists have writers of their own.
 */
final class ListWriter {
    /** Lists in lists: what lies deeper prints as bytes. */
    private static final int MAX_DEPTH = 4;
    private static final Fields ELEMENTS = new Fields.Builder().build().withOthers();
    private static final String[] SEMANTICS = {"noneOf", "exactlyOneOf", "oneOrMoreOf", "allOf", "ordered"};
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int LONG_FORM = 255;
    /** More than any value or name between values takes, but for what it takes by its bytes. */
    private static final int ROOM = 256;
    private static final int NO_ROOM = -1;

    private final boolean correct;
    private final int depth;
    private final ElementWriter values;
    private final SubRecord sub = new SubRecord();
    /** Writes records of lists; made when it is first needed. */
    private JsonEncoder records;

    /** A writer of lists in records; {@code depth} is 0 for those that are in no list themselves. */
    ListWriter(boolean correct, int depth) {
        this.correct = correct;
        this.depth = depth;
        this.values = new ElementWriter(new ValueWriter(Syntax.JSON, correct), Syntax.JSON);
    }

    /**
     * Writes a list.
     *
     * @param record what the list lies in, by its datagram and templates
     * @return the offset behind it; -1 if it needs more room than up to {@code limit}
     */
    int write(ElementType type, FlowRecord record, int offset, int length, byte[] to, int at, int limit) {
        byte[] from = record.datagram().bytes();
        if (limit - at < ROOM + 2 * length) {
            return NO_ROOM;
        }
        if (length == 0 || depth >= MAX_DEPTH) {
            return hex(from, offset, offset + length, to, at);
        }
        int end = offset + length;
        int next = text(to, at, "{\"semantic\":\"");
        int semantic = Wire.u8(from, offset);
        next = text(to, next, semantic < SEMANTICS.length ? SEMANTICS[semantic] : "undefined");
        next = text(to, next, "\",");
        next = switch (type) {
            case BASIC_LIST -> basic(record, offset + 1, end, to, next, limit);
            case SUB_TEMPLATE_LIST -> template(record, offset + 1, end, to, next, limit);
            default -> templates(record, offset + 1, end, to, next, limit);
        };
        return next < 0 ? NO_ROOM : text(to, next, "}");
    }

    private int basic(FlowRecord record, int start, int end, byte[] to, int at, int limit) {
        byte[] from = record.datagram().bytes();
        boolean enterprise = end - start >= 4 && (Wire.u16(from, start) & ENTERPRISE_BIT) != 0;
        int values = start + (enterprise ? 8 : 4);
        if (end < values) {
            return unread(from, start, end, to, at, limit);
        }
        long number = enterprise ? Wire.u32(from, start + 4) : 0;
        int id = Wire.u16(from, start) & ~ENTERPRISE_BIT;
        Element element = LayoutElements.element(number, id);
        String name = element == null ? number + ":" + id : element.name();
        int next = text(to, text(to, text(to, at, "\""), name), "\":[");
        return items(record, element, Wire.u16(from, start + 2), values, end, to, next, limit);
    }

    private int items(FlowRecord record, Element element, int length, int start, int end, byte[] to, int at,
        int limit) {
        byte[] from = record.datagram().bytes();
        ElementType type = element == null ? ElementType.OCTET_ARRAY : element.type();
        int next = at;
        int item = start;
        while (item < end && length != 0) {
            int prefix = length != Layout.VARIABLE ? 0 : Wire.u8(from, item) == LONG_FORM ? 3 : 1;
            int size = prefix == 0 ? length : prefix == 1 ? Wire.u8(from, item) : end - item < 3 ? end
                : Wire.u16(from, item + 1);
            if (size > end - item - prefix) {
                break;
            }
            if (item > start) {
                to[next++] = ',';
            }
            next = item(type, record, item + prefix, size, to, next, limit);
            if (next < 0) {
                return NO_ROOM;
            }
            item += prefix + size;
        }
        next = text(to, next, "]");
        return item == end ? next : unread(from, item, end, to, text(to, next, ","), limit);
    }

    private int item(ElementType type, FlowRecord record, int offset, int length, byte[] to, int at, int limit) {
        if (limit - at < ROOM + Strings.MOST * length) {
            return NO_ROOM;
        }
        return ElementForm.isList(type) ? deeper().write(type, record, offset, length, to, at, limit)
            : values.byLength(type, record.datagram().bytes(), offset, length, to, at);
    }

    private ListWriter deeper() {
        return records().lists();
    }

    private int template(FlowRecord record, int start, int end, byte[] to, int at, int limit) {
        byte[] from = record.datagram().bytes();
        if (end - start < 2) {
            return unread(from, start, end, to, at, limit);
        }
        int next = records(record, Wire.u16(from, start), start + 2, end, to, text(to, at, "\"records\":["), limit);
        return next < 0 ? NO_ROOM : text(to, next, "]");
    }

    private int templates(FlowRecord record, int start, int end, byte[] to, int at, int limit) {
        byte[] from = record.datagram().bytes();
        int next = text(to, at, "\"records\":[");
        int part = start;
        while (end - part >= 4 && Wire.u16(from, part + 2) >= 4 && Wire.u16(from, part + 2) <= end - part) {
            int behind = part + Wire.u16(from, part + 2);
            next = records(record, Wire.u16(from, part), part + 4, behind, to, next, limit);
            if (next < 0) {
                return NO_ROOM;
            }
            part = behind;
        }
        next = text(to, next, "]");
        return part == end ? next : unread(from, part, end, to, text(to, next, ","), limit);
    }

    /** Records of one template as objects, separated by commas. */
    private int records(FlowRecord record, int id, int start, int end, byte[] to, int at, int limit) {
        Layout layout = record.template(id);
        int item = start;
        int next = at;
        sub.in(record);
        while (layout != null && layout.minimumLength() > 0 && item < end) {
            int behind = sub.at(layout, item, end);
            if (behind < 0) {
                break;
            }
            next = comma(to, next);
            int length = records().encode(sub.record(), to, next, limit - ROOM);
            if (length < 0) {
                return NO_ROOM;
            }
            next += length;
            item = behind;
        }
        if (item == end) {
            return next;
        }
        if (limit - next < ROOM + 2 * (end - item)) {
            return NO_ROOM;
        }
        next = text(to, comma(to, next), "{\"template\":");
        next = Digits.number(to, next, id);
        next = unread(record.datagram().bytes(), item, end, to, text(to, next, ","), limit);
        return next < 0 ? NO_ROOM : text(to, next, "}");
    }

    /** Behind all but the first of a list. */
    private static int comma(byte[] to, int at) {
        if (to[at - 1] == '[') {
            return at;
        }
        to[at] = ',';
        return at + 1;
    }

    private JsonEncoder records() {
        if (records == null) {
            records = new JsonEncoder(ELEMENTS, Syntax.JSON, correct, depth + 1);
        }
        return records;
    }

    /** Bytes that no list can be read from. */
    private static int unread(byte[] from, int offset, int end, byte[] to, int at, int limit) {
        return limit - at < ROOM + 2 * (end - offset) ? NO_ROOM
            : hex(from, offset, end, to, text(to, at, "\"unread\":"));
    }

    /** Bytes in hexadecimal, in quotes. */
    static int hex(byte[] from, int offset, int end, byte[] to, int at) {
        return text(to, Strings.hex(to, text(to, at, "\""), from, offset, end - offset), "\"");
    }

    private static int text(byte[] to, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }
}
