// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.wire.Wire;

/** What BGP knows of a packet's way, behind the next hop. */
final class GatewayJson {
    private static final Struct SYSTEMS = Struct.of("as", "src-as", "src-peer-as", "as-destinations");
    private static final Struct LOCAL_PREFERENCE = Struct.of("local-pref");

    private final JsonWriter out;
    private final boolean correct;
    private byte[] bytes;
    private int end;

    /** {@code correct}: all segments are the path; goflow2 reads the first one and takes the next for communities. */
    GatewayJson(JsonWriter out, boolean correct) {
        this.out = out;
        this.correct = correct;
    }

    /** Whether all parts are there. */
    boolean write(byte[] array, int at, int behind) {
        bytes = array;
        end = behind;
        if (end - at < SYSTEMS.bytes()) {
            return false;
        }
        SYSTEMS.write(out, bytes, at);
        int communities = path(at + SYSTEMS.bytes(), Wire.u32(bytes, at + 12));
        int last = communities < 0 ? -1 : list("communities", communities);
        if (last < 0 || end - last < LOCAL_PREFERENCE.bytes()) {
            return false;
        }
        LOCAL_PREFERENCE.write(out, bytes, last);
        return true;
    }

    /** Gives the offset behind the path, -1 if it is cut. */
    private int path(int from, long all) {
        long segments = correct ? all : Math.min(1, all);
        int behind = behindPath(from, segments);
        if (behind < 0) {
            return -1;
        }
        out.number("as-path-type", segments == 0 ? 0 : Wire.u32(bytes, from));
        out.number("as-path-length", (behind - from) / 4 - 2 * segments);
        out.name("as-path");
        if (segments == 0) {
            out.none();
            return behind;
        }
        out.open('[');
        for (int at = from; at < behind;) {
            at = numbers(at + 8, Wire.u32(bytes, at + 4));
        }
        out.close(']');
        return behind;
    }

    private int behindPath(int from, long segments) {
        int at = from;
        for (long i = 0; i < segments; i++) {
            if (end - at < 8 || Wire.u32(bytes, at + 4) > (end - at - 8) / 4) {
                return -1;
            }
            at += 8 + 4 * Wire.i32(bytes, at + 4);
        }
        return at;
    }

    private int list(String name, int at) {
        if (end - at < 4 || Wire.u32(bytes, at) > (end - at - 4) / 4) {
            return -1;
        }
        out.number(name + "-length", Wire.u32(bytes, at));
        out.name(name);
        out.open('[');
        int behind = numbers(at + 4, Wire.u32(bytes, at));
        out.close(']');
        return behind;
    }

    private int numbers(int from, long count) {
        int at = from;
        for (long i = 0; i < count; i++, at += 4) {
            out.number(Wire.u32(bytes, at));
        }
        return at;
    }
}
