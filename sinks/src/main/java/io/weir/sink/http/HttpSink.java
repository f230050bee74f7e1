// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SeparatedEncoder;
import io.weir.sink.SinkException;
import io.weir.sink.SinkTrouble;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts records to a server in batches, some of them under way at once. A block is done when the server has answered
 * for all its records.
 *
 * <p>{@link #onBlock} and {@link #onIdle} come from one thread at a time; they wait while enough is under way, and that
 * is what makes blocks, hence batches, larger when the server is slow. {@link #close} may come from any thread.
 */
final class HttpSink implements BlockSink {
    private static final byte[] LINE_END = {'\n'};

    private final Opening opening;
    private final long ageNs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BatchLimits limits;
    private final BatchBuilder builder;
    private final Compressors compressors;
    private final TroubleLog trouble;
    private final Refusals refusals = new Refusals(System::nanoTime);
    private final AtomicInteger blocks = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Dispatcher dispatcher;
    private volatile Courier courier;
    private final SmallBlockPace pace;

    HttpSink(Opening opening) {
        HttpSettings settings = opening.settings();
        this.opening = opening;
        this.ageNs = settings.batchAge().toNanos();
        this.pace = new SmallBlockPace(ageNs);
        this.limits = new BatchLimits(settings.batchRecords(), settings.batchBytes());
        this.builder = new BatchBuilder(limits);
        this.compressors = new Compressors(settings.compression());
        this.trouble = opening.trouble();
    }

    @Override
    public void start() throws SinkException {
        if (opening.settings().compression() != Compression.NONE) {
            compressors.tryOut();
        }
        courier = opening.courier(limits, compressors, refusals, trouble);
        dispatcher = new Dispatcher(opening.name(), opening.settings(), this::courier,
            () -> builder.held() >= blocks.get());
    }

    /** Reads certificates and secrets again; if that fails, the old ones stay. */
    @Override
    public void reopen() {
        if (courier == null) {
            return;
        }
        try {
            courier = opening.courier(limits, compressors, refusals, trouble);
        } catch (SinkException unusable) {
            trouble.warn("reopen", "keeps its old settings: " + unusable.getMessage());
        }
    }

    @Override
    public FlowEncoder openEncoder(LaneContext context) {
        blocks.accumulateAndGet(context.blocks(), Math::min);
        return new SeparatedEncoder(context.json(), LINE_END);
    }

    @Override
    public void onBlock(Block block) throws SinkException, InterruptedException {
        builder.add(block, blocks.get(), System.nanoTime());
        endIfOld();
        shipReady();
        long leftNs = builder.isOpen() ? ageNs - builder.ageNs(System.nanoTime()) : 0;
        closed.await(pace.afterBlock(block.length(), builder.held(), blocks.get(), leftNs), TimeUnit.NANOSECONDS);
    }

    @Override
    public void onIdle(long nowNs) throws SinkException {
        pace.forget();
        endIfOld();
        try {
            shipReady();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void endIfOld() {
        if (builder.isOpen() && builder.ageNs(System.nanoTime()) >= ageNs) {
            builder.end();
        }
    }

    private Courier courier() {
        return courier;
    }

    private void shipReady() throws SinkException, InterruptedException {
        for (Piece piece = builder.poll(); piece != null; piece = builder.poll()) {
            try {
                dispatcher.ship(piece);
            } catch (InterruptedException stopped) {
                piece.failed(Dispatcher.closedException());
                throw stopped;
            }
        }
    }

    @Override
    public Map<String, Long> figures() {
        return refusals.figures();
    }

    /** A batch stays with the sink until the server takes it: only the sink knows that it does not. */
    @Override
    public SinkTrouble trouble() {
        return trouble.trouble();
    }

    /** Ends requests under way; blocks without an answer fail, and so are offered again if there is a next time. */
    @Override
    public void close() {
        closed.countDown();
        Dispatcher started = dispatcher;
        if (started != null) {
            started.close();
        }
        refusals.close();
        compressors.close();
    }
}
