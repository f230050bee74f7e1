// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.config.OnError;
import io.weir.engine.decode.Warmup;
import io.weir.engine.decode.Worker;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.ring.InFlight;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A worker with its ring and one sink, without sockets: the calling thread is what fills the ring. */
final class WorkerRig {
    /** Flows of a datagram that fits a slot with its templates, whatever its layout. */
    static final int FLOWS = 7;
    /** The worker's thread. */
    static final String THREAD = "weir-worker-0";
    private static final long RECEIVED_NS = 1_700_000_000_123_456_789L;
    private static final int PORT = 2055;
    private static final int WAKE_EVERY = 32;

    private final FaultLog log = new FaultLog(LoggerFactory.getLogger(WorkerRig.class), System::nanoTime, 0,
        Duration.ZERO);
    private final InFlight counts = new InFlight(1);
    private final Delivery delivery;
    private final Ring ring;
    private final Worker worker;
    private int unannounced;

    /** A worker that writes JSON into {@code sink}; its ring has {@code slots}, a power of two. */
    WorkerRig(BlockSink sink, int slots) {
        DecoderSettings settings = DecoderSettings.defaults();
        delivery = new Delivery(List.of(new SinkSpec("sink", sink, WhenFull.BLOCK, OnError.STOP)), List.of(),
            () -> new JsonEncoder()::encode);
        Inlet inlet = new Inlet(1, slots);
        ring = inlet.ring(0);
        worker = new Worker(0, inlet,
            new Worker.WorkerSetup(settings, new Bounds(settings), delivery, log, Warmup.NONE, 1));
    }

    /** Starts it; what was given before is worked on now. */
    void start() throws SinkException {
        delivery.start();
        worker.start();
        worker.awaitReady();
    }

    /** Puts a datagram into the ring; waits for room if there is none. */
    void give(byte[] datagram, int exporter) {
        long number = ring.claim();
        while (number < 0) {
            ring.wake();
            Thread.yield();
            number = ring.claim();
        }
        Slot slot = ring.slot(number);
        slot.copy(datagram, 0, datagram.length);
        slot.from(0, Exporter.mapped(0x0a000000 + exporter), 0, PORT, RECEIVED_NS);
        slot.count(counts, 0);
        ring.publish(number);
        if (++unannounced == WAKE_EVERY) {
            unannounced = 0;
            ring.wake();
        }
    }

    /** Wakes the worker for the rest. */
    void flush() {
        ring.wake();
    }

    /** Ends it; false if it did not empty its ring. */
    boolean stop() {
        worker.end();
        boolean emptied = worker.join(10_000) & delivery.stop(Duration.ofSeconds(10));
        log.close();
        return emptied;
    }

    /** Records that the sink took so far; any thread. */
    long delivered() {
        return delivery.accounts().get(0).delivered();
    }

    /** Bytes that the sink took so far; any thread. */
    long bytes() {
        return delivery.accounts().get(0).bytes();
    }
}
