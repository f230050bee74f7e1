// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.decode.DatagramDecoder;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Questions about what a decoder remembers, asked by any thread and answered on the worker's own between two batches:
 * exporters' state needs no lock, and costs nothing while nobody asks.
 */
final class Questions {
    private final Queue<Question<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** Any thread; the answer fails if the worker has ended, or with what {@code question} throws. */
    <T> CompletableFuture<T> ask(Function<DatagramDecoder, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        waiting.add(new Question<>(question, answer));
        if (over) {
            refuse();
        }
        return answer;
    }

    /** Answers all that wait; the worker's thread. */
    void answer(DatagramDecoder decoder) {
        // The usual case by far, once a batch.
        if (waiting.isEmpty()) {
            return;
        }
        for (Question<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.answer(decoder);
        }
    }

    /** From now on nothing is answered. */
    void end() {
        over = true;
        refuse();
    }

    private void refuse() {
        for (Question<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.refuse();
        }
    }

    private record Question<T>(Function<DatagramDecoder, T> question, CompletableFuture<T> answer) {
        void answer(DatagramDecoder decoder) {
            try {
                answer.complete(question.apply(decoder));
            } catch (RuntimeException | LinkageError e) {
                answer.completeExceptionally(e);
            }
        }

        void refuse() {
            answer.completeExceptionally(new IllegalStateException("the worker has ended"));
        }
    }
}
