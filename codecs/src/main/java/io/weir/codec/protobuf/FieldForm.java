// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.element.ElementType;
import java.util.Locale;

/** How the value of an element is written where it is as wide as its type says: the types of protobuf. */
enum FieldForm {
    /** A number that is not negative, and a time in the element's own unit. */
    UINT64,
    /** A number with a sign. */
    SINT64,
    /** A floating-point number. */
    DOUBLE,
    /** A list, as the text of its JSON. */
    STRING,
    /** Everything else, as it was sent. */
    BYTES;

    static FieldForm of(ElementType type) {
        return switch (type) {
            case UNSIGNED_8, UNSIGNED_16, UNSIGNED_32, UNSIGNED_64, BOOLEAN, DATE_TIME_SECONDS, DATE_TIME_MILLISECONDS,
                DATE_TIME_MICROSECONDS, DATE_TIME_NANOSECONDS -> UINT64;
            case SIGNED_8, SIGNED_16, SIGNED_32, SIGNED_64 -> SINT64;
            case FLOAT_32, FLOAT_64 -> DOUBLE;
            case BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST -> STRING;
            default -> BYTES;
        };
    }

    /** What a .proto file calls it. */
    String protobufName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
