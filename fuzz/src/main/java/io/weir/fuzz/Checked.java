// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.codec.raw.RawJson;
import java.util.Arrays;

/**
 * A decoder whose datagrams are printed, and whose records are rendered, stored and read again, and whose account must
 * add up. Anything that does not is an {@link IllegalStateException}. One thread.
 */
final class Checked implements DecodeListener {
    private static final byte[] LINE = new byte[4 << 20];
    private static final byte[] AGAIN = new byte[4 << 20];
    private static final byte[] MESSAGE = new byte[4 << 20];

    private final JsonEncoder json = new JsonEncoder();
    private final ProtobufEncoder protobuf = new ProtobufEncoder();
    private final ProtobufReader reader = new ProtobufReader();
    private final RawJson raw = new RawJson(true);
    private final RawJson rawAsGoflow2 = new RawJson(false);
    private final DatagramDecoder decoder;
    private final Bounds bounds;

    Checked(DecoderSettings settings) {
        bounds = new Bounds(settings);
        decoder = new DatagramDecoder(settings, bounds, this);
    }

    /** Decodes a datagram of 10.0.0.{@code source}. */
    void decode(byte[] bytes, int source, int port, long nowNs) {
        decoder.decode(bytes, 0, bytes.length, 0, Exporter.mapped(0x0a000000 + source), 0, port, nowNs);
    }

    /** Lets time pass. */
    void tick(long nowNs) {
        decoder.tick(nowNs);
    }

    /** The end: nothing waits any more, and all is counted. */
    void finish() {
        decoder.close();
        same(count(DecodeCounter.DATAGRAMS), count(DecodeCounter.DATAGRAMS_DECODED)
            + count(DecodeCounter.DATAGRAMS_MALFORMED));
        same(count(DecodeCounter.SETS), count(DecodeCounter.SETS_TEMPLATES) + count(DecodeCounter.SETS_COUNTERS)
            + count(DecodeCounter.SETS_DECODED)
            + count(DecodeCounter.SETS_LATE) + count(DecodeCounter.SETS_LATE_FULL)
            + count(DecodeCounter.SETS_REFUSED));
        same(count(DecodeCounter.SETS_LATE), count(DecodeCounter.SETS_LATE_DELIVERED)
            + count(DecodeCounter.SETS_LATE_REFUSED) + count(DecodeCounter.SETS_LATE_DROPPED));
        within(bounds.templateBytes());
        within(bounds.lateBytes());
        within(bounds.exporters());
        within(bounds.sessions());
    }

    private long count(DecodeCounter counter) {
        return decoder.counts().get(counter);
    }

    private static void same(long all, long parts) {
        if (all != parts) {
            throw new IllegalStateException("the account does not add up: " + all + " is not " + parts);
        }
    }

    private static void within(Bounds.Room room) {
        // One exporter and its session may be taken beyond a bound that nobody else can make room in.
        if (room.used() > room.limit() + 1 || room.used() < 0) {
            throw new IllegalStateException("out of bounds: " + room.used() + " of " + room.limit());
        }
    }

    /** As a line, if there is room for it. */
    @Override
    public void onDatagram(Datagram datagram) {
        closed(raw.encode(datagram, LINE, 0, LINE.length));
        closed(rawAsGoflow2.encode(datagram, LINE, 0, LINE.length));
    }

    private static void closed(int length) {
        boolean closed = length < 0 ? -length > LINE.length
            : length > 0 && LINE[0] == '{' && LINE[length - 1] == '}';
        if (!closed) {
            throw new IllegalStateException("no line of a datagram: " + length);
        }
    }

    @Override
    public void onFlow(FlowRecord record) {
        int length = positive(json.encode(record, LINE, 0, LINE.length));
        int stored = positive(protobuf.encode(record, MESSAGE, 0, MESSAGE.length));
        try {
            int again = positive(json.encode(reader.read(MESSAGE, 0, stored), AGAIN, 0, AGAIN.length));
            if (!Arrays.equals(LINE, 0, length, AGAIN, 0, again)) {
                throw new IllegalStateException("stored and read again: " + new String(AGAIN, 0, again,
                    java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (BadMessageException e) {
            throw new IllegalStateException("a message of our own cannot be read", e);
        }
    }

    private static int positive(int length) {
        if (length <= 0) {
            throw new IllegalStateException("no room for a record: " + length);
        }
        return length;
    }
}
