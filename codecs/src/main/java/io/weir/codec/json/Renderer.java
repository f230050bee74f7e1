// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

/** How a user wants a field to be printed; where it does not fit the field's value, that prints as it is. */
public enum Renderer {
    /** Numbers in decimal, bytes in hexadecimal. */
    NONE,
    /** An address of 4 or 16 bytes; nothing for other bytes. */
    IP,
    /** The low 48 bits of a number of 64 bits. */
    MAC,
    /** The name of an EtherType. */
    ETYPE,
    /** The name of an IP protocol. */
    PROTO,
    /** Seconds since 1970 as a date, RFC 3339. */
    DATETIME,
    /** Nanoseconds since 1970 as a date, for numbers of 64 bits. */
    DATETIMENANO,
    /** Bytes as text. */
    STRING
}
