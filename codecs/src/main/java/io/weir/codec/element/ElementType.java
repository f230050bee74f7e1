// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.util.HashMap;
import java.util.Map;

/** The abstract data types of elements: RFC 7012 section 3.1, RFC 6313; encoded as RFC 7011 section 6 says. */
public enum ElementType {
    /** Bytes without further meaning. */
    OCTET_ARRAY("octetArray"),
    /** Unsigned number of one byte, or less as encoded. */
    UNSIGNED_8("unsigned8"),
    /** Unsigned number of up to two bytes. */
    UNSIGNED_16("unsigned16"),
    /** Unsigned number of up to four bytes. */
    UNSIGNED_32("unsigned32"),
    /** Unsigned number of up to eight bytes. */
    UNSIGNED_64("unsigned64"),
    /** Unsigned number of up to 32 bytes: RFC 9740. */
    UNSIGNED_256("unsigned256"),
    /** Signed number of one byte, or less as encoded. */
    SIGNED_8("signed8"),
    /** Signed number of up to two bytes. */
    SIGNED_16("signed16"),
    /** Signed number of up to four bytes. */
    SIGNED_32("signed32"),
    /** Signed number of up to eight bytes. */
    SIGNED_64("signed64"),
    /** IEEE 754 number of four bytes. */
    FLOAT_32("float32"),
    /** IEEE 754 number of eight bytes, or four. */
    FLOAT_64("float64"),
    /** 1 is true, 2 is false. */
    BOOLEAN("boolean"),
    /** Six bytes. */
    MAC_ADDRESS("macAddress"),
    /** UTF-8 text. */
    STRING("string"),
    /** Seconds since 1970, four bytes. */
    DATE_TIME_SECONDS("dateTimeSeconds"),
    /** Milliseconds since 1970, eight bytes. */
    DATE_TIME_MILLISECONDS("dateTimeMilliseconds"),
    /** NTP time stamp, good to a microsecond. */
    DATE_TIME_MICROSECONDS("dateTimeMicroseconds"),
    /** NTP time stamp. */
    DATE_TIME_NANOSECONDS("dateTimeNanoseconds"),
    /** Four bytes. */
    IPV4_ADDRESS("ipv4Address"),
    /** Sixteen bytes. */
    IPV6_ADDRESS("ipv6Address"),
    /** Values of one element. */
    BASIC_LIST("basicList"),
    /** Records of one template. */
    SUB_TEMPLATE_LIST("subTemplateList"),
    /** Records of several templates. */
    SUB_TEMPLATE_MULTI_LIST("subTemplateMultiList");

    private static final int UNSIGNED_256_NUMBER = 23;

    /** By IANA's numbers: the order of these names, but for {@link #UNSIGNED_256}, which came last. */
    private static final ElementType[] NUMBERED = new ElementType[UNSIGNED_256_NUMBER];

    private static final Map<String, ElementType> BY_NAME = new HashMap<>();

    static {
        int number = 0;
        for (ElementType type : values()) {
            BY_NAME.put(type.registered, type);
            if (type != UNSIGNED_256) {
                NUMBERED[number++] = type;
            }
        }
    }

    private final String registered;

    ElementType(String registered) {
        this.registered = registered;
    }

    /** Its name in IANA's registry. */
    public String registered() {
        return registered;
    }

    /**
     * That of a number of informationElementDataType, RFC 5610 section 3.1.
     *
     * @return null if there is none
     */
    public static ElementType numbered(long number) {
        return number == UNSIGNED_256_NUMBER ? UNSIGNED_256
            : number < 0 || number >= UNSIGNED_256_NUMBER ? null : NUMBERED[(int) number];
    }

    /** That of a name in IANA's registry; IllegalArgumentException if there is none. */
    public static ElementType named(String name) {
        ElementType type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no data type " + name);
        }
        return type;
    }
}
