// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.Lanes;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.metrics.FaultTable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.NOPLogger;

final class DecodingTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    /** Sets of IPFIX: a template 256 with a source address, and data of it. */
    private static final String TEMPLATE = "0002000c0100000100080004";
    private static final String DATA = "01000008c0000201";

    private final DecoderSettings settings = DecoderSettings.defaults();
    private final FaultLog log = new FaultLog(NOPLogger.NOP_LOGGER, () -> 0, 10, Duration.ofSeconds(10));
    private final List<Long> decoded = new ArrayList<>();

    @Test
    void aDatagramThatBreaksTheDecoderIsCountedAndTheNextIsDecoded() {
        Decoding decoding = decoding((b, off, len, hi, lo, scope, port, at) -> {
            if (port == 666) {
                throw new StackOverflowError("a defect");
            }
            decoded.add(at);
        });

        decoding.accept(new byte[4], 0, 4, 0, Exporter.mapped(1), 0, 666, SECOND_NS);
        decoding.accept(new byte[4], 0, 4, 0, Exporter.mapped(1), 0, 2100, 2 * SECOND_NS);
        decoding.finish();

        assertThat(decoded).containsExactly(2 * SECOND_NS);
        assertThat(decoding.counters().get(Counter.DECODE_ERRORS)).isEqualTo(1);
        assertThat(decoding.counters().get(Counter.DATAGRAMS_TAKEN)).isEqualTo(2);
    }

    @Test
    void faultsAreCountedForTheirExporter() {
        FaultTable faults = new FaultTable(10);
        LaneFeed feed = new LaneFeed(null, faults, log.open(new Counters()));
        Datagram datagram = new Datagram();
        datagram.wrap(new byte[4], 0, 4, new Exporter(0, Exporter.mapped(77), 0), 2100, 0);

        feed.onFault(Fault.SET_LENGTH, datagram, 256);
        feed.onFault(Fault.SET_LENGTH, datagram, 257);

        assertThat(faults.count(0, Exporter.mapped(77), 0, Fault.SET_LENGTH)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void dataWaitsForItsTemplateAsLongWhateverTheHostsClockIsSetTo(long days) {
        Decoding decoding = decoding(null);
        long hostNs = 20_000 * DAY_NS;
        // A monotonic clock begins anywhere.
        long startNs = -5 * SECOND_NS;
        decoding.passTime(startNs);
        accept(decoding, 1, DATA, hostNs);
        accept(decoding, 2, DATA, hostNs);

        // The host's clock is set, a second passes: nothing is old by that.
        hostNs += days * DAY_NS;
        decoding.passTime(startNs + SECOND_NS);
        accept(decoding, 2, DATA, hostNs);
        accept(decoding, 1, TEMPLATE, hostNs);
        assertThat(count(decoding, DecodeCounter.SETS_LATE_DROPPED)).isZero();
        assertThat(count(decoding, DecodeCounter.SETS_LATE_DELIVERED)).isEqualTo(1);

        // What came before it is over by time that passed, and what came after it is not yet.
        decoding.passTime(startNs + settings.lateNs());
        assertThat(count(decoding, DecodeCounter.SETS_LATE_DROPPED)).isEqualTo(1);
        decoding.passTime(startNs + SECOND_NS + settings.lateNs());
        assertThat(count(decoding, DecodeCounter.SETS_LATE_DROPPED)).isEqualTo(2);
    }

    private static long count(Decoding decoding, DecodeCounter counter) {
        return decoding.counts().get(counter);
    }

    private static void accept(Decoding decoding, int exporter, String set, long receivedNs) {
        byte[] body = HexFormat.of().parseHex(set);
        byte[] b = ByteBuffer.allocate(16 + body.length).putShort((short) 10).putShort((short) (16 + body.length))
            .putInt((int) (receivedNs / SECOND_NS)).putLong(0).put(body).array();
        decoding.accept(b, 0, b.length, 0, Exporter.mapped(exporter), 0, 2100, receivedNs);
    }

    private Decoding decoding(DatagramConsumer consumer) {
        Lanes lanes = new Delivery().openLanes(0);
        return new Decoding(settings, new Bounds(settings), lanes, log, 10, consumer);
    }
}
