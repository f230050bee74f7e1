// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.wire.Wire;
import java.io.IOException;

/** The classic format: a file header, then records of a header and a frame each. */
final class ClassicPcap {
    private static final int MICROS = 0xa1b2_c3d4;
    private static final int NANOS = 0xa1b2_3c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final CaptureInput in;
    private final LinkLayer links;
    private final CaptureCounts counts;
    private final String name;

    ClassicPcap(CaptureInput in, LinkLayer links, CaptureCounts counts, String name) {
        this.in = in;
        this.links = links;
        this.counts = counts;
        this.name = name;
    }

    /** True if a file that starts with these bytes, read as big-endian, is one. */
    static boolean knows(int magic) {
        return isBig(magic) || isBig(Integer.reverseBytes(magic));
    }

    private static boolean isBig(int magic) {
        return magic == MICROS || magic == NANOS;
    }

    void read() throws IOException {
        if (!in.need(FILE_HEADER)) {
            throw new CaptureException(name + ": not a capture: the file header of " + FILE_HEADER
                + " bytes is cut short at offset " + in.offset());
        }
        in.littleEndian(!isBig(Wire.i32(in.array(), in.at())));
        int fraction = in.u32(0) == (NANOS & 0xffff_ffffL) ? 1 : 1_000;
        // The high bits say whether frames carry a check sum at their end, which IP lengths exclude anyway.
        int link = (int) in.u32(20) & 0xffff;
        in.skip(FILE_HEADER);
        while (!in.atEnd()) {
            if (!record(link, fraction)) {
                counts.skip(Skipped.CUT_SHORT);
                return;
            }
        }
    }

    private boolean record(int link, int fraction) throws IOException {
        if (!in.need(RECORD_HEADER)) {
            return false;
        }
        long timeNs = in.u32(0) * 1_000_000_000 + in.u32(4) * fraction;
        long captured = in.u32(8);
        long original = in.u32(12);
        in.skip(RECORD_HEADER);
        return captured > CaptureInput.LIMIT
            ? tooLong(captured)
            : frame(link, (int) captured, original > captured, timeNs);
    }

    private boolean frame(int link, int length, boolean snapped, long timeNs) throws IOException {
        counts.packet();
        if (!in.need(length)) {
            return false;
        }
        links.frame(link, in.array(), in.at(), length, snapped, timeNs);
        return in.skip(length);
    }

    private boolean tooLong(long length) throws IOException {
        counts.packet();
        boolean there = in.skip(length);
        if (there) {
            counts.skip(Skipped.BAD_BLOCK);
        }
        return there;
    }
}
