// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.frame.FrameListener;
import io.weir.codec.frame.FrameParser;
import io.weir.codec.frame.Layer;
import java.util.HexFormat;
import java.util.List;

/**
 * The first bytes of a frame: the first byte of the input says which layer it begins with. Parsed by both grammars,
 * from an array that ends with it; layers must come one behind the other and be few.
 */
final class FrameInput implements Input {
    private static final Layer[] STARTS = {Layer.ETHERNET, Layer.IPV4, Layer.IPV6};
    private static final FrameParser STANDARD = new FrameParser(FrameGrammar.STANDARD);
    private static final FrameParser GOFLOW2 = new FrameParser(FrameGrammar.GOFLOW2);

    @Override
    public void read(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Layer start = STARTS[(bytes[0] & 0xff) % STARTS.length];
        STANDARD.parse(bytes, 1, bytes.length - 1, start, new Following(bytes.length));
        GOFLOW2.parse(bytes, 1, bytes.length - 1, start, new Following(bytes.length));
    }

    @Override
    public List<byte[]> seeds() {
        String udp = "119400350028" + "0000";
        String ipv4 = "45b803e8004d00003f110000c000020ac6336414";
        String ipv6 = "6b81234503c0%02x40" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002";
        String macs = "020000000002020000000001";
        return List.of(
            "00" + macs + "88a8" + "03848100" + "00640800" + ipv4 + udp,
            "00" + macs + "8847" + "03e81000" + "05dc113c" + "00000000" + macs + "8864" + "1100000700420021" + ipv4,
            "00" + macs + "0800" + ipv4 + "9c4012b500280000" + "0800000000002a00" + macs + "0800" + ipv4 + udp,
            "00" + macs + "0800" + ipv4 + "9c4017c100280000" + "0200655800002a00" + "0000000100000000" + macs + "0800",
            "00" + macs + "0800" + ipv4 + "9c40086800280000" + "34ff001000000001" + "00000085" + "01000900" + ipv4,
            "00" + macs + "0800" + ipv4 + "9c400dd800280000" + "0001000000000000000000000000"
                + "000000ffff00000000" + ipv6.formatted(17) + udp,
            "00" + macs + "0800" + ipv4.replace("3f11", "3f2f") + "b0000800" + "000000000000000700000001" + ipv4,
            "00" + macs + "0800" + ipv4.replace("3f11", "3f2f") + "100022eb00000001" + "206400010000000000000001"
                + "0000000000000000" + macs + "0800" + ipv4,
            "01" + ipv4 + udp,
            "02" + ipv6.formatted(0) + "3c00050200000100" + "2b00050200000100" + "2c04040101000000"
                + "20010db800000000000000000000000a" + "20010db800000000000000000000000b" + "33000007deadbeef"
                + "3a0400000000000100000002" + "000000000000000000000000" + "0303000000000000"
        ).stream().map(HexFormat.of()::parseHex).toList();
    }

    private static final class Following implements FrameListener {
        private final int length;
        private int behind = 1;
        private int layers;

        Following(int length) {
            this.length = length;
        }

        @Override
        public void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated) {
            if (at != behind || at > end || size < 0 || end != length) {
                throw new IllegalStateException(layer + " at " + at + ", size " + size + ", of " + length);
            }
            behind = at + size;
            count(layer);
        }

        @Override
        public void onCut(Layer layer, byte[] bytes, int at, int end, boolean encapsulated) {
            count(layer);
        }

        private void count(Layer layer) {
            if (++layers > length / 4 + 3) {
                throw new IllegalStateException(layer + ": more layers than " + length + " bytes can hold");
            }
        }
    }
}
