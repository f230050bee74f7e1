// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.state.AwaitedTemplate;
import io.weir.engine.Collector;
import io.weir.monitor.api.WaitingPage.WaitingRow;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fills {@link WaitingPage}: asks the workers. Threads of answers. */
final class WaitingReader {
    /** What a request may say. */
    static final String[] PARAMETERS = {"offset", "limit"};
    private static final int MOST = 10_000;
    /** Workers answer between two batches; those that a sink holds up do not answer at all. */
    private static final long PATIENCE_NS = 1_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Collector collector;

    WaitingReader(Collector collector) {
        this.collector = collector;
    }

    WaitingPage read(Request request) throws BadRequestException {
        Paging paging = Paging.of(request);
        List<AwaitedTemplate> all = new ArrayList<>();
        boolean complete = true;
        long end = System.nanoTime() + PATIENCE_NS;
        for (CompletableFuture<List<AwaitedTemplate>> answer : collector.ask(decoder -> decoder.awaited(MOST))) {
            complete &= add(answer, end, all);
        }
        all.sort(Comparator.comparingLong(AwaitedTemplate::sinceNs));
        return new WaitingPage(all.size(), paging.offset(), paging.limit(), complete,
            paging.rows(all, WaitingReader::row));
    }

    private static boolean add(CompletableFuture<List<AwaitedTemplate>> answer, long endNs, List<AwaitedTemplate> to) {
        try {
            to.addAll(answer.get(Math.max(0, endNs - System.nanoTime()), TimeUnit.NANOSECONDS));
            return true;
        } catch (TimeoutException | ExecutionException busyOrEnded) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static WaitingRow row(AwaitedTemplate each) {
        return new WaitingRow(each.exporter().text(), each.port(), each.protocol().version(), each.domain(),
            each.template(), each.sets(), each.bytes(),
            Instant.ofEpochSecond(each.sinceNs() / SECOND_NS, each.sinceNs() % SECOND_NS),
            each.otherPort() < 0 ? null : each.otherPort());
    }
}
