// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.wire.Wire;
import java.nio.charset.StandardCharsets;

/** Writes values of elements as they were sent. One thread; allocates nothing. */
final class ElementWriter {
    // Ordinals of ElementForm, constants so that the switch is a jump table.
    private static final int UNSIGNED = 0;
    private static final int ADDRESS = 5;
    private static final int BY_LENGTH = 12;
    private static final int VALUE_NAME = 14;
    private static final int FORM = (1 << 8) - 1;
    private static final int TYPE_SHIFT = 8;
    private static final ElementForm[] FORMS = ElementForm.values();
    private static final ElementType[] TYPES = ElementType.values();
    private static final byte[] TRUE = Words.name("true");
    private static final byte[] FALSE = Words.name("false");
    private static final byte[] NULL = Words.name("null");
    /** From 1900, where NTP counts from, to 1970. */
    private static final long NTP_TO_1970 = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000L;
    private static final long MILLION = 1_000_000L;

    private final ValueWriter values;
    /** What stands around text: one byte or none. */
    private final byte[] quote;
    private final Decimals decimals = new Decimals();

    ElementWriter(ValueWriter values, Syntax syntax) {
        this.values = values;
        this.quote = syntax.quote().getBytes(StandardCharsets.US_ASCII);
    }

    /** The form of an element as {@link #value} takes it. */
    static int form(ElementForm form, ElementType type) {
        return form == ElementForm.BY_LENGTH ? BY_LENGTH | type.ordinal() << TYPE_SHIFT : form.ordinal();
    }

    /** The form of the name of an element's value. */
    static int nameForm(Element element) {
        return VALUE_NAME | element.id() << TYPE_SHIFT;
    }

    /** A value in a form of {@link #form}; without quotes, but for those by their length. */
    int value(int form, byte[] from, int offset, int length, byte[] to, int at) {
        if (form == UNSIGNED) {
            return Digits.number(to, at, Wire.uint(from, offset, length));
        }
        if (form == ADDRESS) {
            return Addresses.address(to, at, from, offset, length);
        }
        if ((form & FORM) == VALUE_NAME) {
            return ValueTexts.of(form >>> TYPE_SHIFT).put(Wire.uint(from, offset, length), to, at);
        }
        return form < BY_LENGTH ? other(FORMS[form], from, offset, length, to, at)
            : byLength(TYPES[form >>> TYPE_SHIFT], from, offset, length, to, at);
    }

    /** A value by its type and its bytes, with the quotes that it needs. */
    int byLength(ElementType type, byte[] from, int offset, int length, byte[] to, int at) {
        ElementForm form = ElementForm.of(type, length);
        if (!form.isText()) {
            return value(form.ordinal(), from, offset, length, to, at);
        }
        return quote(to, value(form.ordinal(), from, offset, length, to, quote(to, at)));
    }

    private int quote(byte[] to, int at) {
        if (quote.length > 0) {
            to[at] = quote[0];
        }
        return at + quote.length;
    }

    private int other(ElementForm form, byte[] from, int offset, int length, byte[] to, int at) {
        return switch (form) {
            case STRING -> values.string(from, offset, length, to, at);
            case HEX -> Strings.hex(to, at, from, offset, length);
            case NOTHING -> Words.put(NULL, to, at);
            default -> length == 0 ? at : number(form, from, offset, length, to, at);
        };
    }

    private int number(ElementForm form, byte[] from, int offset, int length, byte[] to, int at) {
        long value = Wire.uint(from, offset, length);
        return switch (form) {
            case SIGNED -> signed(value << 64 - 8 * length >> 64 - 8 * length, to, at);
            case FLOAT -> length == 4 ? decimals.number(to, at, Float.intBitsToFloat((int) value))
                : decimals.number(to, at, Double.longBitsToDouble(value));
            case BOOLEAN -> value == 1 ? Words.put(TRUE, to, at)
                : value == 2 ? Words.put(FALSE, to, at) : Digits.number(to, at, value);
            case MAC -> Addresses.mac(to, at, value);
            case SECONDS -> Dates.seconds(to, at, value);
            case MILLISECONDS -> Dates.of(to, at, Math.floorDiv(value, 1_000L),
                (int) (Math.floorMod(value, 1_000L) * MILLION));
            case NTP -> Dates.of(to, at, (value >>> 32) - NTP_TO_1970, (int) ((value & 0xffff_ffffL) * NANOS >>> 32));
            default -> throw new IllegalStateException("no form of numbers " + form);
        };
    }

    private static int signed(long value, byte[] to, int at) {
        if (value >= 0) {
            return Digits.number(to, at, value);
        }
        to[at] = '-';
        return Digits.number(to, at + 1, -value);
    }
}
