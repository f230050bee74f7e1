// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
    private static final byte[] BYTES = new byte[700_000];

    static {
        new Random(3).nextBytes(BYTES);
    }

    private static Chunks chunks() {
        return new Chunks(List.of(ByteBuffer.wrap(BYTES, 0, 300_000), ByteBuffer.wrap(BYTES, 300_000, 1),
            ByteBuffer.wrap(BYTES, 300_001, 399_999)));
    }

    /** Asks for so many at the start and again with each chunk. */
    private static final class Reader implements Flow.Subscriber<ByteBuffer> {
        final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final long demand;
        private Flow.Subscription subscription;
        int chunks;
        int ends;
        int cancelAt = Integer.MAX_VALUE;
        Throwable error;

        Reader(long demand) {
            this.demand = demand;
        }

        @Override
        public void onSubscribe(Flow.Subscription to) {
            subscription = to;
            to.request(demand);
        }

        @Override
        public void onNext(ByteBuffer item) {
            byte[] bytes = new byte[item.remaining()];
            item.get(bytes);
            read.writeBytes(bytes);
            if (++chunks == cancelAt) {
                subscription.cancel();
            }
            subscription.request(Math.max(1, demand));
        }

        @Override
        public void onError(Throwable why) {
            error = why;
        }

        @Override
        public void onComplete() {
            ends++;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1000, Long.MAX_VALUE})
    void eachSubscriberGetsAllBytesInOrderAndOneEnd(long demand) {
        Chunks chunks = chunks();
        for (int attempt = 0; attempt < 2; attempt++) {
            Reader reader = new Reader(demand);
            chunks.subscribe(reader);

            assertThat(Arrays.equals(reader.read.toByteArray(), BYTES)).isTrue();
            assertThat(reader.ends).isEqualTo(1);
        }
        assertThat(chunks.length()).isEqualTo(BYTES.length);
    }

    @Test
    void subscriberThatCancelsGetsNoMore() {
        Reader reader = new Reader(1);
        reader.cancelAt = 2;

        chunks().subscribe(reader);

        assertThat(reader.chunks).isEqualTo(2);
        assertThat(reader.ends).isZero();
    }

    @Test
    void demandThatIsNoneIsAnError() {
        Reader reader = new Reader(0);

        chunks().subscribe(reader);

        assertThat(reader.error).isInstanceOf(IllegalArgumentException.class);
        assertThat(reader.chunks).isZero();
    }
}
