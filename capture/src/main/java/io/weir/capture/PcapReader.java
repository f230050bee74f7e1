// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads captures, classic pcap or pcapng, in either byte order, as a stream: memory does not grow with the file.
 *
 * <p>What cannot be used is counted and passed over; a file that starts as a capture never makes it throw, unless
 * reading itself fails. One thread; one reader may read many files, one after the other.
 */
public final class PcapReader {
    private final LinkLayer links;
    private final CaptureCounts counts;

    /**
     * A reader.
     *
     * @param consumer takes the datagrams
     * @param counts counts packets, over all files
     */
    public PcapReader(DatagramConsumer consumer, CaptureCounts counts) {
        this.links = new LinkLayer(new IpPackets(consumer, counts), counts);
        this.counts = counts;
    }

    /**
     * Reads a capture to its end; does not close the stream.
     *
     * @param in the file
     * @param name what messages call it
     * @throws CaptureException if it is no capture
     * @throws IOException if reading fails
     */
    public void read(InputStream in, String name) throws IOException {
        CaptureInput input = new CaptureInput(in);
        if (!input.need(4)) {
            throw notACapture(name, input.atEnd() ? "the file is empty" : "the file has less than 4 bytes");
        }
        int magic = Wire.i32(input.array(), input.at());
        if (magic == PcapNg.SECTION) {
            new PcapNg(input, links, counts, name).read();
        } else if (ClassicPcap.knows(magic)) {
            new ClassicPcap(input, links, counts, name).read();
        } else {
            throw notACapture(name, "it starts with " + starts(magic));
        }
    }

    /** Whether a file with these first bytes is a capture. */
    public static boolean isCapture(byte[] start) {
        int magic = start.length < 4 ? 0 : Wire.i32(start, 0);
        return magic == PcapNg.SECTION || ClassicPcap.knows(magic);
    }

    private static String starts(int magic) {
        String hex = String.format("%08x", magic);
        if (magic >>> 16 == 0x1f8b) {
            return hex + " (gzip: give it through zcat FILE | weir decode -)";
        }
        return magic == 0x28b5_2ffd ? hex + " (zstd: give it through zstdcat FILE | weir decode -)" : hex;
    }

    private static CaptureException notACapture(String name, String why) {
        return new CaptureException(name + ": not a capture (pcap or pcapng) at offset 0: " + why);
    }
}
