// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.template.Layout;

/** How the value of an element prints, by its type and bytes; in instructions of a {@link RenderPlan} by ordinal. */
enum ElementForm {
    /** Unsigned decimal of one to eight bytes. */
    UNSIGNED(false),
    /** Decimal with a sign, of one to eight bytes. */
    SIGNED(false),
    /** IEEE 754 number of four or eight bytes. */
    FLOAT(false),
    /** true or false; a number if it is neither. */
    BOOLEAN(false),
    /** Six bytes. */
    MAC(true),
    /** Four or sixteen bytes. */
    ADDRESS(true),
    /** Text. */
    STRING(true),
    /** Bytes in hexadecimal: what has no better form. */
    HEX(true),
    /** Seconds since 1970 as a date. */
    SECONDS(true),
    /** Milliseconds since 1970 as a date. */
    MILLISECONDS(true),
    /** NTP time stamp as a date. */
    NTP(true),
    /** No bytes, where they can't be text: null. */
    NOTHING(false),
    /** By the bytes that a record has: the form of the type whose ordinal is beside it. */
    BY_LENGTH(false),
    /** A list of RFC 6313. */
    LIST(false),
    /** The name of a number, by the element whose number is beside it. */
    VALUE_NAME(true);

    private final boolean text;

    ElementForm(boolean text) {
        this.text = text;
    }

    /** Whether JSON has it in quotes. */
    boolean isText() {
        return text;
    }

    /** How many bytes one byte of the value takes at most; 0 for a form that takes no more than a number does. */
    int factor() {
        return this == STRING ? Strings.MOST : this == HEX ? 2 : this == BY_LENGTH ? Strings.MOST : 0;
    }

    /** That of an element, null if it is not known, with a length as in {@link Layout}. */
    static ElementForm of(Element element, int length) {
        ElementType type = element == null ? ElementType.OCTET_ARRAY : element.type();
        if (isList(type)) {
            return LIST;
        }
        return length == Layout.VARIABLE && type != ElementType.STRING && type != ElementType.OCTET_ARRAY
            ? BY_LENGTH : of(type, length);
    }

    /** Whether values of a type are lists. */
    static boolean isList(ElementType type) {
        return type == ElementType.BASIC_LIST || type == ElementType.SUB_TEMPLATE_LIST
            || type == ElementType.SUB_TEMPLATE_MULTI_LIST;
    }

    /** That of a type with so many bytes, which may be fewer than the type's, RFC 7011 section 6.2. */
    static ElementForm of(ElementType type, int length) {
        return switch (type) {
            case STRING -> STRING;
            case UNSIGNED_8, UNSIGNED_16, UNSIGNED_32, UNSIGNED_64, UNSIGNED_256 -> number(UNSIGNED, length);
            case SIGNED_8, SIGNED_16, SIGNED_32, SIGNED_64 -> number(SIGNED, length);
            case FLOAT_32, FLOAT_64 -> length == 4 || length == 8 ? FLOAT : number(HEX, length);
            case BOOLEAN -> number(BOOLEAN, length);
            case MAC_ADDRESS -> length == 6 ? MAC : number(HEX, length);
            case IPV4_ADDRESS, IPV6_ADDRESS -> length == 4 || length == 16 ? ADDRESS : number(HEX, length);
            case DATE_TIME_SECONDS -> number(SECONDS, length);
            case DATE_TIME_MILLISECONDS -> number(MILLISECONDS, length);
            case DATE_TIME_MICROSECONDS, DATE_TIME_NANOSECONDS -> length == 8 ? NTP : number(HEX, length);
            default -> HEX;
        };
    }

    private static ElementForm number(ElementForm form, int length) {
        return length == 0 ? NOTHING : length <= 8 ? form : HEX;
    }
}
