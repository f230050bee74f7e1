// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** A decoder and a JSON encoder, and how long they were at work. */
final class Target implements DecodeListener {
    private static final int ADDRESS = 0x0a000001;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Sent> sent = new ArrayList<>();
    private final DatagramDecoder decoder;
    private final JsonEncoder json = new JsonEncoder();
    private final byte[] room = new byte[4 << 20];
    private long bytes;
    private long ns;
    private long nowNs = 1_700_000_000_000_000_000L;

    private record Sent(int host, int port, byte[] datagram) {
    }

    Target() {
        DecoderSettings settings = DecoderSettings.defaults();
        decoder = new DatagramDecoder(settings, new Bounds(settings), this);
    }

    @Override
    public void onFlow(FlowRecord record) {
        json.encode(record, room, 0, room.length);
    }

    /** Sends at once, without counting it. */
    void prepare(int host, int port, byte[] datagram) {
        decode(new Sent(host, port, datagram));
    }

    private void decode(Sent sent) {
        decoder.decode(sent.datagram, 0, sent.datagram.length, 0, Exporter.mapped(ADDRESS + sent.host), 0, sent.port,
            nowNs += 100_000);
    }

    /** Sends with {@link #run}: making datagrams takes time, too. */
    void send(int host, int port, byte[] datagram) {
        sent.add(new Sent(host, port, datagram));
        bytes += datagram.length;
    }

    /** Decodes all that was sent, by the processor's time: others may use the machine. */
    void run() {
        long startNs = THREADS.getCurrentThreadCpuTime();
        sent.forEach(this::decode);
        ns = THREADS.getCurrentThreadCpuTime() - startNs;
    }

    /** Nanoseconds of a datagram. */
    double ns() {
        return (double) ns / sent.size();
    }

    /** Bytes of a datagram. */
    int bytes() {
        return (int) (bytes / sent.size());
    }
}
