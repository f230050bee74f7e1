// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.sflow.Xdr;
import io.weir.codec.wire.Wire;

/** Records of flow and drop samples. */
final class FlowRecordsJson extends RecordsJson {
    private static final Struct HEADER = Struct.of("protocol", "frame-length", "stripped", "original-length");
    private static final Struct LENGTH = Struct.of("length");
    private static final Struct ETHER_TYPE = Struct.of("eth-type");
    private static final Struct IP = Struct.of("length", "protocol");
    private static final Struct PORTS = Struct.of("src-port", "dst-port", "tcp-flags");
    private static final Struct TOS = Struct.of("tos");
    private static final Struct PRIORITY = Struct.of("priority");
    private static final Struct SWITCH = Struct.of("src-vlan", "src-priority", "dst-vlan", "dst-priority");
    private static final Struct NEXT_HOP = Struct.of("next-hop-ip-version");
    private static final Struct MASKS = Struct.of("src-mask-len", "dst-mask-len");
    private static final Struct QUEUE = Struct.of("queue");
    private static final Struct NUMBER = Struct.of("number");
    private static final Struct DIRECTION = Struct.of("direction");
    private static final int MAC = 6;

    private final boolean correct;
    private final GatewayJson gateway;
    private byte[] bytes;
    private int end;

    /** {@code correct}: padding, of which goflow2 knows nothing, is skipped. */
    FlowRecordsJson(JsonWriter out, boolean correct) {
        super(out);
        this.correct = correct;
        this.gateway = new GatewayJson(out, correct);
    }

    @Override
    boolean data(long format, byte[] array, int at, int behind) {
        bytes = array;
        end = behind;
        return switch ((int) Math.min(format, Integer.MAX_VALUE)) {
            case 1 -> header(at);
            case 2 -> ethernet(at);
            case 3 -> ip(at, 4, TOS);
            case 4 -> ip(at, 16, PRIORITY);
            case 1001 -> numbers(SWITCH, bytes, at, end);
            case 1002 -> nextHop(at) >= 0 && numbers(MASKS, bytes, nextHopEnd(at), end);
            case 1003 -> nextHop(at) >= 0 && gateway.write(bytes, nextHopEnd(at), end);
            case 1036 -> numbers(QUEUE, bytes, at, end);
            case 1037 -> accessList(at);
            case 1038 -> string("symbol", at) >= 0;
            default -> false;
        };
    }

    /** The header's bytes go to the end of the record, padding included. */
    private boolean header(int at) {
        if (!numbers(HEADER, bytes, at, end)) {
            return false;
        }
        out.base64("header-data", bytes, at + HEADER.bytes(), end - at - HEADER.bytes());
        return true;
    }

    /** A MAC address is padded to eight bytes. */
    private boolean ethernet(int at) {
        int mac = correct ? 8 : MAC;
        if (end - at < 8 + 2 * mac) {
            return false;
        }
        LENGTH.write(out, bytes, at);
        out.base64("src-mac", bytes, at + 4, MAC);
        out.base64("dst-mac", bytes, at + 4 + mac, MAC);
        ETHER_TYPE.write(out, bytes, at + 4 + 2 * mac);
        return true;
    }

    private boolean ip(int at, int length, Struct last) {
        if (end - at < 24 + 2 * length) {
            return false;
        }
        IP.write(out, bytes, at);
        out.address("src-ip", bytes, at + 8, length);
        out.address("dst-ip", bytes, at + 8 + length, length);
        PORTS.write(out, bytes, at + 8 + 2 * length);
        last.write(out, bytes, at + 20 + 2 * length);
        return true;
    }

    /** Writes an address with its type; gives its bytes, -1 if it is cut. */
    private int nextHop(int at) {
        int length = Xdr.addressLength(bytes, at, end);
        if (length >= 0) {
            NEXT_HOP.write(out, bytes, at);
            out.address("next-hop", bytes, at + 4, length);
        }
        return length;
    }

    private int nextHopEnd(int at) {
        return at + 4 + Xdr.addressLength(bytes, at, end);
    }

    private boolean accessList(int at) {
        if (!numbers(NUMBER, bytes, at, end)) {
            return false;
        }
        int behind = string("name", at + 4);
        return behind >= 0 && numbers(DIRECTION, bytes, behind, end);
    }

    /** Writes text with its length; gives the offset behind, -1 if it is cut. */
    private int string(String name, int at) {
        if (end - at < 4 || Wire.u32(bytes, at) > end - at - 4) {
            return -1;
        }
        int length = Wire.i32(bytes, at);
        out.string(name, bytes, at + 4, length);
        return at + 4 + (correct ? length + 3 & ~3 : length);
    }
}
