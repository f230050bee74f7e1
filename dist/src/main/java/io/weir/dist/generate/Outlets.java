// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.capture.PcapReader;
import io.weir.capture.PcapWriter;
import io.weir.log.Reason;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where datagrams go: sockets, a capture or both; and the account of what went there. */
final class Outlets implements Closeable {
    private final byte[] datagram = new byte[65_536];
    private final Sockets sockets;
    private final PcapWriter capture;
    private final Ends ends;
    private long datagrams;
    private long flows;
    private long bytes;
    private long elapsedNs;

    private Outlets(Sockets sockets, PcapWriter capture, Ends ends) {
        this.sockets = sockets;
        this.capture = capture;
        this.ends = ends;
    }

    static Outlets open(GenerateSettings settings) throws IOException {
        PcapWriter capture = settings.pcapOut() == null ? null : capture(settings.pcapOut());
        if (!settings.send()) {
            return new Outlets(null, capture, Ends.invented(settings));
        }
        try {
            Sockets sockets = Sockets.open(settings.target(), settings.exporters());
            return new Outlets(sockets, capture, sockets.ends());
        } catch (IOException e) {
            if (capture != null) {
                capture.close();
            }
            throw e;
        }
    }

    /** A capture of before is replaced, as every tool does it; what is none was named by mistake. */
    private static PcapWriter capture(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > 0 && !isCapture(file)) {
            throw new IOException("cannot write " + file + ": it is there and is no capture; name another file with "
                + "--pcap-out");
        }
        try {
            return new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 18));
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + Reason.of(e), e);
        }
    }

    private static boolean isCapture(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PcapReader.isCapture(in.readNBytes(4));
        }
    }

    /** Where the next datagram is to be written, from 0 on; as large as any. */
    byte[] datagram() {
        return datagram;
    }

    /** Sends what was written into {@link #datagram()}. */
    void send(int exporter, int length, int carried, long timeNs) throws IOException {
        if (sockets != null) {
            sockets.send(exporter, datagram, length);
        }
        if (capture != null) {
            capture.write(ends.from(exporter), ends.to(), datagram, length, timeNs);
        }
        datagrams++;
        flows += carried;
        bytes += length;
    }

    /** Learns of the last datagram's refusal. */
    void finish() throws IOException {
        if (sockets != null) {
            sockets.finish();
        }
        if (capture != null) {
            capture.flush();
        }
    }

    void took(long ns) {
        elapsedNs = ns;
    }

    long datagrams() {
        return datagrams;
    }

    long flows() {
        return flows;
    }

    long bytes() {
        return bytes;
    }

    long elapsedNs() {
        return elapsedNs;
    }

    Ends ends() {
        return ends;
    }

    @Override
    public void close() throws IOException {
        if (sockets != null) {
            sockets.close();
        }
        if (capture != null) {
            capture.close();
        }
    }
}
