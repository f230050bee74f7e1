// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

final class DecodingTest {
    private static final long SECOND_NS = 1_000_000_000L;

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

    private Decoding decoding(DatagramConsumer consumer) {
        Lanes lanes = new Delivery().openLanes(0);
        return new Decoding(settings, new Bounds(settings), lanes, log, 10, consumer);
    }
}
