// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An exporter and the network between it and the collector, which loses, repeats and delays. The first datagram, which
 * carries the templates, and the last one always come, so that it is known what is missing between them.
 */
final class Router implements AutoCloseable {
    private static final long EXPORT_MS = 1_700_000_000_000L;
    /** One datagram in so many meets with each kind of trouble. */
    private static final int ONE_IN = 25;
    private static final int FARTHEST = 3;
    private static final int LARGE = 60;

    private final Protocol protocol;
    private final int sequenceAt;
    private final DatagramSocket socket;
    private final List<byte[]> datagrams = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final Set<Trouble> troubles;
    private final Random random;

    /**
     * A router that has its traffic ready.
     *
     * @param number its number, from 0: address, seed and size of its datagrams follow from it
     * @param count datagrams, at least 3
     */
    Router(int number, Protocol protocol, int count, Set<Trouble> troubles) throws IOException {
        this.protocol = protocol;
        this.troubles = troubles;
        this.random = new Random(31L * number + protocol.id());
        this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0." + (10 + number / 2)));
        ExportSettings settings = ExportSettings.of(1, number).withTemplatesEvery(0);
        TestExporter exporter = TestExporter.of(protocol, settings);
        this.sequenceAt = exporter.sequenceAt();
        boolean large = troubles.contains(Trouble.LARGE_DATAGRAMS) && number % 3 == 2;
        int flows = large ? LARGE : 18;
        byte[] room = new byte[(int) exporter.maxLength(flows)];
        // One more, for its number alone: it says how much was in the last.
        for (int i = 0; i <= count; i++) {
            datagrams.add(Arrays.copyOf(room, exporter.write(room, 0, flows, EXPORT_MS + 10L * i)));
        }
        arrange(count);
    }

    private void arrange(int count) {
        for (int i = 1; i < count - 1; i++) {
            if (meets(Trouble.GAPS)) {
                continue;
            }
            int back = meets(Trouble.REORDERING) ? Math.min(order.size(), 1 + random.nextInt(FARTHEST)) : 0;
            order.add(order.size() - back, i);
            if (meets(Trouble.DUPLICATES)) {
                order.add(i);
            }
        }
    }

    private boolean meets(Trouble trouble) {
        return troubles.contains(trouble) && random.nextInt(ONE_IN) == 0;
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return socket.getLocalAddress().getHostAddress();
    }

    Protocol protocol() {
        return protocol;
    }

    private void send(int i, int toPort) throws IOException {
        byte[] bytes = datagrams.get(i);
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", toPort)));
    }

    /** Sends the first datagram, with the templates. */
    int open(int toPort) throws IOException {
        send(0, toPort);
        return 1;
    }

    /** Sends a part of what lies between the first and the last, with a pause after each; gives how many that were. */
    int send(int toPort, int part, int parts, Runnable pause) throws IOException {
        int from = order.size() * part / parts;
        int to = order.size() * (part + 1) / parts;
        for (int i : order.subList(from, to)) {
            send(i, toPort);
            pause.run();
        }
        return to - from;
    }

    /** Sends the last datagram. */
    int end(int toPort) throws IOException {
        send(datagrams.size() - 2, toPort);
        return 1;
    }

    private long sequence(int i) {
        return Wire.u32(datagrams.get(i), sequenceAt);
    }

    /** What the sequence counts of datagram {@code i}. */
    long units(int i) {
        return sequence(i + 1) - sequence(i);
    }

    /** What was missing, given how many datagrams came: all but those that came a second time or too late to tell. */
    long lost(long came) {
        long span = sequence(datagrams.size() - 1) - sequence(0);
        return span - units(0) - (came - 1) * units(1);
    }

    /** What the network did, in the words of the account; only the collector's own losses are not in it. */
    String expected() {
        boolean[] came = new boolean[datagrams.size()];
        long reordered = 0;
        long duplicates = 0;
        int newest = 0;
        for (int i : order) {
            duplicates += came[i] ? 1 : 0;
            reordered += !came[i] && i < newest ? 1 : 0;
            came[i] = true;
            newest = Math.max(newest, i);
        }
        long lost = 0;
        for (int i = 1; i < datagrams.size() - 2; i++) {
            lost += came[i] ? 0 : units(i);
        }
        return text(lost, reordered, duplicates, 0);
    }

    static String text(long lost, long reordered, long duplicates, long unknown) {
        return "lost=" + lost + " reordered=" + reordered + " duplicates=" + duplicates + " restarts=0 unknown="
            + unknown;
    }

    @Override
    public void close() {
        socket.close();
    }
}
