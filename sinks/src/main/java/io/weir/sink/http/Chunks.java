// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request's body, handed to the client as it lies in memory: the client's own publisher copies arrays in small
 * pieces, which costs more than to send them. May be subscribed to for each attempt.
 */
final class Chunks implements Flow.Publisher<ByteBuffer> {
    private static final int BYTES = 128 << 10;

    private final List<ByteBuffer> whole;

    /** Of buffers that nobody changes while the request is under way; at least one, none empty. */
    Chunks(List<ByteBuffer> whole) {
        this.whole = List.copyOf(whole);
    }

    long length() {
        return whole.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> to) {
        to.onSubscribe(new Giving(to));
    }

    /** One subscriber's place; it asks from any thread, one at a time, also from within what it is given. */
    private final class Giving implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> to;
        private final AtomicLong asked = new AtomicLong();
        private int buffer;
        private int at;
        private volatile boolean over;

        Giving(Flow.Subscriber<? super ByteBuffer> to) {
            this.to = to;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                over = true;
                to.onError(new IllegalArgumentException("asks for " + n));
            } else if (asked.getAndUpdate(before -> before + n < 0 ? Long.MAX_VALUE : before + n) == 0) {
                giveAsked();
            }
        }

        private void giveAsked() {
            do {
                give();
            } while (asked.decrementAndGet() > 0 && !over);
        }

        private void give() {
            if (over) {
                return;
            }
            ByteBuffer from = whole.get(buffer);
            int size = Math.min(BYTES, from.remaining() - at);
            ByteBuffer chunk = from.slice(from.position() + at, size);
            at += size;
            if (at == from.remaining()) {
                at = 0;
                buffer++;
            }
            to.onNext(chunk);
            if (buffer == whole.size() && !over) {
                over = true;
                to.onComplete();
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
