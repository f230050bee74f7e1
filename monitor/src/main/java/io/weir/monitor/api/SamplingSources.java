// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.state.SamplingInForce;
import io.weir.engine.Collector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks the workers where exporters' sampling rates come from. Threads of answers. */
final class SamplingSources {
    /** A worker answers between two batches; one that a sink holds up does not answer at all. */
    private static final long PATIENCE_MS = 200;

    private final Collector collector;

    SamplingSources(Collector collector) {
        this.collector = collector;
    }

    /** The words of {@code SamplingSource} for each; nothing for an exporter whose worker did not answer in time. */
    Map<Exporter, String> of(Set<Exporter> exporters) {
        Map<Exporter, Set<String>> words = new HashMap<>();
        for (CompletableFuture<List<SamplingInForce>> answer : collector.ask(
            decoder -> decoder.sampling(exporters::contains))) {
            for (SamplingInForce each : await(answer)) {
                words.computeIfAbsent(each.exporter(), exporter -> new TreeSet<>()).add(each.source().word());
            }
        }
        return words.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> String.join(",", each.getValue())));
    }

    private static List<SamplingInForce> await(CompletableFuture<List<SamplingInForce>> answer) {
        try {
            return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException busyOrEnded) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
