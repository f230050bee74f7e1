// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.FieldReader;
import io.weir.codec.wire.Wire;

/** The definitions of a template set. */
final class TemplatesJson {
    private static final int SPECIFIER = 4;
    private static final int ENTERPRISE_BIT = 0x8000;

    private final JsonWriter out;
    private final boolean correct;
    private byte[] bytes;
    private int end;
    private boolean enterprises;

    /** {@code correct}: without the enterprise bit in numbers of elements, and without definitions made of padding. */
    TemplatesJson(JsonWriter out, boolean correct) {
        this.out = out;
        this.correct = correct;
    }

    /** Whether the set is one of templates that are whole; what is written of another is for nothing. */
    boolean write(Datagram datagram, int id, int start, int behind) {
        bytes = datagram.bytes();
        end = behind;
        enterprises = datagram.protocol().hasEnterprises();
        int templates = datagram.protocol() == Protocol.IPFIX ? 2 : 0;
        if (id != templates && id != templates + 1) {
            return false;
        }
        int padding = Wire.startOfPadding(bytes, start, behind);
        int last = correct ? padding : behind;
        if (behind - start < SPECIFIER || start >= last) {
            out.none();
            return true;
        }
        out.open('[');
        int at = start;
        while (at >= 0 && at < last && behind - at >= SPECIFIER) {
            long mark = out.mark();
            int next = id == templates ? template(at) : enterprises ? ipfixOptions(at) : netFlow9Options(at);
            if (next < 0 && at < padding) {
                return false;
            }
            if (next < 0) {
                out.back(mark);
            }
            at = next;
        }
        out.close(']');
        return true;
    }

    private int template(int at) {
        int count = Wire.u16(bytes, at + 2);
        out.open('{');
        out.number("template-id", Wire.u16(bytes, at));
        out.number("field-count", count);
        int behind = fields("fields", at + 4, count, false);
        out.close('}');
        return behind;
    }

    private int netFlow9Options(int at) {
        if (end - at < 6) {
            return -1;
        }
        int scopes = Wire.u16(bytes, at + 2);
        int options = Wire.u16(bytes, at + 4);
        out.open('{');
        out.number("template-id", Wire.u16(bytes, at));
        out.number("scope-length", scopes);
        out.number("option-length", options);
        int behind = fields("scopes", at + 6, scopes / SPECIFIER, false);
        behind = fields("options", behind, options / SPECIFIER, false);
        out.close('}');
        return behind < 0 ? behind : Math.max(behind, Math.min(end, at + 6 + scopes + options));
    }

    private int ipfixOptions(int at) {
        int count = Wire.u16(bytes, at + 2);
        if (count == 0 && correct) {
            return withdrawal(at);
        }
        int scopes = end - at < 6 ? Integer.MAX_VALUE : Wire.u16(bytes, at + 4);
        if (scopes > count) {
            return -1;
        }
        out.open('{');
        out.number("template-id", Wire.u16(bytes, at));
        out.number("field-count", count);
        out.number("scope-field-count", scopes);
        int behind = fields("options", FieldReader.end(bytes, at + 6, end, scopes, true), count - scopes, true);
        fields("scopes", at + 6, scopes, true);
        out.close('}');
        return behind;
    }

    /** RFC 7011 section 8.1: a withdrawal has no number of scopes. */
    private int withdrawal(int at) {
        out.open('{');
        out.number("template-id", Wire.u16(bytes, at));
        out.number("field-count", 0);
        out.number("scope-field-count", 0);
        int behind = fields("options", at + 4, 0, true);
        fields("scopes", behind, 0, true);
        out.close('}');
        return behind;
    }

    /** Writes so many fields; gives where they end, -1 if they go beyond the set or {@code from} is -1. */
    private int fields(String name, int from, int count, boolean ofOptions) {
        int behind = from < 0 ? -1 : FieldReader.end(bytes, from, end, count, enterprises);
        if (behind < 0) {
            return -1;
        }
        out.name(name);
        out.open('[');
        int at = from;
        while (at < behind) {
            int type = Wire.u16(bytes, at);
            boolean provided = enterprises && (type & ENTERPRISE_BIT) != 0;
            boolean bare = provided && (correct || !ofOptions);
            out.open('{');
            out.bool("pen-provided", provided);
            out.number("type", bare ? type & ~ENTERPRISE_BIT : type);
            out.number("length", Wire.u16(bytes, at + 2));
            out.number("pen", provided ? Wire.u32(bytes, at + SPECIFIER) : 0);
            out.close('}');
            at += provided ? 2 * SPECIFIER : SPECIFIER;
        }
        out.close(']');
        return behind;
    }
}
