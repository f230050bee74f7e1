// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.FlowType;
import io.weir.codec.frame.Layer;
import java.nio.charset.StandardCharsets;

/** Writes one number or some bytes in a {@link Form}. Immutable; each method gives the offset behind what it wrote. */
final class ValueWriter {
    // Ordinals of forms, constants so that the switches are jump tables.
    private static final int TYPE = 1;
    private static final int ADDRESS = 2;
    private static final int MAC = 4;
    private static final int ETYPE = 5;
    private static final int PROTO = 6;
    private static final int LAYER = 9;
    private static final int HEX = 10;
    private static final int STRING = 11;
    private static final int DATETIME = 12;
    private static final int DATETIMENANO = 13;
    private static final int UNKNOWN = 15;

    private static final long U32 = 0xffff_ffffL;
    private static final byte[][] TYPES = new byte[FlowType.standard().size()][];
    private static final byte[][] LAYERS = new byte[256][];
    private static final byte[] NOT_KNOWN = Words.name("unknown");
    private static final byte[] IPV4 = Words.name("IPv4");
    private static final byte[] IPV6 = Words.name("IPv6");
    private static final byte[] ARP = Words.name("ARP");

    static {
        for (FlowType type : FlowType.standard()) {
            TYPES[type.number()] = Words.name(type.name());
        }
        for (Layer layer : Layer.values()) {
            LAYERS[layer.number()] = Words.name(layer.label());
        }
    }

    private final Syntax syntax;
    private final boolean correct;

    /** {@code correct}: text is right where goflow2 would print what nobody can read. */
    ValueWriter(Syntax syntax, boolean correct) {
        this.syntax = syntax;
        this.correct = correct;
    }

    /** A number in the form with that ordinal. */
    int number(int form, long value, byte[] to, int at) {
        return switch (form) {
            case TYPE -> value < TYPES.length ? Words.put(TYPES[(int) value], to, at) : declared(value, to, at);
            case MAC -> Addresses.mac(to, at, value);
            case ETYPE -> etherType(to, at, value & U32);
            case PROTO -> Words.put(Protocols.name(value & U32), to, at);
            case LAYER -> Words.put(LAYERS[(int) value], to, at);
            case DATETIME -> Dates.seconds(to, at, value);
            case DATETIMENANO -> Dates.nanoseconds(to, at, value);
            case UNKNOWN -> Words.put(NOT_KNOWN, to, at);
            default -> throw new IllegalStateException("no form of numbers " + form);
        };
    }

    /** The type of a plugin's protocol. */
    private static int declared(long type, byte[] to, int at) {
        byte[] name = FlowType.ofNumber(type).name().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, to, at, name.length);
        return at + name.length;
    }

    private static int etherType(byte[] to, int at, long type) {
        if (type == 0x0800) {
            return Words.put(IPV4, to, at);
        }
        if (type == 0x86dd) {
            return Words.put(IPV6, to, at);
        }
        return type == 0x0806 ? Words.put(ARP, to, at) : at;
    }

    /** Bytes in the form with that ordinal. */
    int bytes(int form, byte[] from, int offset, int length, byte[] to, int at) {
        return switch (form) {
            case ADDRESS -> Addresses.address(to, at, from, offset, length);
            case HEX -> Strings.hex(to, at, from, offset, length);
            case STRING -> string(from, offset, length, to, at);
            case UNKNOWN -> Words.put(NOT_KNOWN, to, at);
            default -> throw new IllegalStateException("no form of bytes " + form);
        };
    }

    /** Bytes as text. */
    int string(byte[] from, int offset, int length, byte[] to, int at) {
        if (syntax == Syntax.JSON) {
            return correct ? Strings.json(to, at, from, offset, Strings.length(from, offset, length))
                : Strings.jsonAsGoflow2(to, at, from, offset, length);
        }
        return correct ? Strings.text(to, at, from, offset, Strings.length(from, offset, length))
            : Strings.textAsGoflow2(to, at, from, offset, length);
    }
}
