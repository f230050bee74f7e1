// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.SourceCount;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class TopSourcesTest {
    private final TopSources top = new TopSources();

    @Test
    void bytesAreCountedBesideDatagrams() {
        top.count(0, Exporter.mapped(1), 0, 3, 100);
        top.countKnown(0, Exporter.mapped(1), 0, 3, 1_400);

        assertThat(top.list()).singleElement().satisfies(source -> {
            assertThat(source.datagrams()).isEqualTo(2);
            assertThat(source.bytes()).isEqualTo(1_500);
        });
    }

    @Test
    void aKnownSourceIsCountedOnlyUnderTheListsThatItIsKnownBy() {
        top.count(0, Exporter.mapped(1), 0, 3, 100);

        assertThat(top.countKnown(0, Exporter.mapped(1), 0, 3, 100)).isTrue();
        assertThat(top.countKnown(0, Exporter.mapped(1), 0, 4, 100)).isFalse();
        assertThat(top.countKnown(0, Exporter.mapped(1), 1, 3, 100)).isFalse();
        assertThat(top.countKnown(0, Exporter.mapped(2), 0, 3, 100)).isFalse();
        assertThat(top.total()).isEqualTo(2);
    }

    @Test
    void theAddressOfZerosIsASourceLikeAnyOther() {
        assertThat(top.countKnown(0, 0, 0, 0, 100)).isFalse();
        top.count(0, 0, 0, 0, 100);

        assertThat(top.countKnown(0, 0, 0, 0, 100)).isTrue();
        assertThat(top.list()).singleElement().extracting(SourceCount::datagrams).isEqualTo(2L);
    }

    @Test
    void aReaderNeverSeesHalfOfOneSourceAndHalfOfAnother() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (long i = 1; !over.get(); i++) {
                // Both halves of an address are the same, so that a mixture shows.
                top.count(i, i, (int) i, 0, 100);
            }
        });

        long seen = 0;
        while (seen < 200_000) {
            for (SourceCount each : top.list()) {
                assertThat(each.source().hi()).isEqualTo(each.source().lo());
                assertThat(each.source().scope()).isEqualTo((int) each.source().lo());
                seen++;
            }
        }
        over.set(true);
        writer.join();
    }
}
