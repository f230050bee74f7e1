// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.saved.SavedExporter;
import io.weir.codec.state.Saving;
import io.weir.engine.decode.Worker;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Copies what all workers remember, a slice a question: no question holds a worker up for long, and no slice is kept
 * longer than until it is written. One thread.
 */
final class StateCopy {
    /** Templates in a slice: about a millisecond of the worker's time. */
    private static final int SLICE = 2_000;
    private static final long STEP_NS = 20_000_000L;

    private final List<Kept> sources;
    private final long limitNs;
    private final BooleanSupplier over;
    private long endNs;

    /** A copy that waits at most so long for all answers together, and not once {@code over} is true. */
    StateCopy(List<Kept> sources, long limitNs, BooleanSupplier over) {
        this.sources = sources;
        this.limitNs = limitNs;
        this.over = over;
    }

    /** Writes all that is worth keeping. */
    void writeTo(StateWriter writer)
        throws IOException, TimeoutException, ExecutionException, InterruptedException {
        endNs = System.nanoTime() + limitNs;
        for (Kept source : sources) {
            for (Worker worker : source.workers()) {
                worker(source.port(), worker, writer);
            }
        }
    }

    private void worker(int port, Worker worker, StateWriter to)
        throws IOException, TimeoutException, ExecutionException, InterruptedException {
        Saving saving = await(worker.ask(decoder -> decoder.save()));
        List<SavedExporter> slice = next(worker, saving);
        while (slice != null) {
            for (SavedExporter exporter : slice) {
                to.write(new KeptExporter(port, exporter));
            }
            slice = next(worker, saving);
        }
    }

    private List<SavedExporter> next(Worker worker, Saving saving)
        throws TimeoutException, ExecutionException, InterruptedException {
        return await(worker.ask(decoder -> saving.isOver() ? null : saving.slice(SLICE)));
    }

    private <T> T await(CompletableFuture<T> answer)
        throws TimeoutException, ExecutionException, InterruptedException {
        while (true) {
            try {
                return answer.get(STEP_NS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (over.getAsBoolean() || System.nanoTime() >= endNs) {
                    throw e;
                }
            }
        }
    }
}
