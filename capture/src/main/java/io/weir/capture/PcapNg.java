// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pcapng format: sections of blocks; interfaces and byte order hold for a section. */
final class PcapNg {
    /** Block type of a section header: the same in both byte orders. */
    static final int SECTION = 0x0a0d_0d0a;

    private static final long BYTE_ORDER = 0x1a2b_3c4dL;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int SMALLEST = 12;
    /** More than any capture has; a forged file of nothing but interfaces must not fill memory. */
    private static final int MOST_INTERFACES = 65_536;

    private final CaptureInput in;
    private final LinkLayer links;
    private final CaptureCounts counts;
    private final String name;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private long lastNs;

    PcapNg(CaptureInput in, LinkLayer links, CaptureCounts counts, String name) {
        this.in = in;
        this.links = links;
        this.counts = counts;
        this.name = name;
    }

    void read() throws IOException {
        if (!in.need(SMALLEST) || !section()) {
            throw new CaptureException(name + ": not a capture: no pcapng section header at offset " + in.offset());
        }
        while (!in.atEnd()) {
            if (!in.need(SMALLEST)) {
                counts.skip(Skipped.CUT_SHORT);
                return;
            }
            if (!block()) {
                return;
            }
        }
    }

    private boolean section() {
        in.littleEndian(false);
        if (in.u32(8) != BYTE_ORDER) {
            in.littleEndian(true);
        }
        interfaces.clear();
        return in.u32(8) == BYTE_ORDER;
    }

    /** Reads one block; false if the next one cannot be found. */
    private boolean block() throws IOException {
        boolean readable = in.u32(0) != SECTION || section();
        long length = in.u32(4);
        if (!readable || length < SMALLEST || (length & 3) != 0) {
            counts.skip(Skipped.BAD_BLOCK);
            return false;
        }
        int type = (int) in.u32(0);
        boolean looked = type == INTERFACE || isPacket(type);
        boolean there = looked && length <= CaptureInput.LIMIT ? whole(type, (int) length) : passed(looked, length);
        if (!there) {
            counts.skip(Skipped.CUT_SHORT);
        }
        return there;
    }

    private static boolean isPacket(int type) {
        return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
    }

    private boolean passed(boolean looked, long length) throws IOException {
        boolean there = in.skip(length);
        if (looked && there) {
            counts.skip(Skipped.BAD_BLOCK);
        }
        return there;
    }

    private boolean whole(int type, int length) throws IOException {
        if (isPacket(type)) {
            counts.packet();
        }
        if (!in.need(length)) {
            return false;
        }
        if (type == INTERFACE) {
            addInterface(CaptureInterface.read(in, length));
        } else if (type == SIMPLE_PACKET) {
            simple(length);
        } else {
            packet(type, length);
        }
        return in.skip(length);
    }

    private void addInterface(CaptureInterface added) {
        if (interfaces.size() < MOST_INTERFACES) {
            interfaces.add(added);
        }
    }

    private void packet(int type, int length) {
        int room = length - 32;
        if (room < 0 || in.u32(20) > room) {
            counts.skip(Skipped.BAD_BLOCK);
            return;
        }
        CaptureInterface from = at(type == OLD_PACKET ? in.u16(8) : in.u32(8));
        lastNs = from.timeNs(in.u32(12) << 32 | in.u32(16));
        int captured = (int) in.u32(20);
        links.frame(from.link(), in.array(), in.at() + 28, captured, in.u32(24) > captured, lastNs);
    }

    /** A simple packet has no time of its own: it takes that of the packet before. */
    private void simple(int length) {
        int room = length - 16;
        if (room < 0) {
            counts.skip(Skipped.BAD_BLOCK);
            return;
        }
        CaptureInterface from = at(0);
        long original = in.u32(8);
        int captured = (int) Math.min(from.captured(original), room);
        links.frame(from.link(), in.array(), in.at() + 12, captured, original > captured, lastNs);
    }

    private CaptureInterface at(long index) {
        return index < interfaces.size() ? interfaces.get((int) index) : CaptureInterface.UNKNOWN;
    }
}
