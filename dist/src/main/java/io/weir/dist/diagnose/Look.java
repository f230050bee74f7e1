// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Sources.SourceRow;
import io.weir.monitor.api.Status;
import io.weir.monitor.api.Status.ListenerRow;
import io.weir.monitor.api.TemplatePage;
import io.weir.monitor.api.WaitingPage;
import java.util.List;

/**
 * What a Weir says of itself at one moment.
 *
 * @param status totals, listeners, sockets
 * @param exporters those that sent most lately, at most 10,000
 * @param waiting what data waits for
 * @param sources who was turned away
 * @param sinks where records go
 * @param errors what went wrong of late
 * @param templates what templates have that no line shows, and one of them
 */
record Look(Status status, List<ExporterRow> exporters, WaitingPage waiting, List<SourceRow> sources,
    List<SinkRow> sinks, List<ErrorRow> errors, TemplatePage templates) {

    /** One counter of all sockets of a listener. */
    static long sum(ListenerRow listener, String counter) {
        return listener.sockets().stream().mapToLong(each -> each.counters().getOrDefault(counter, 0L)).sum();
    }

    /** One counter of all workers. */
    long sum(String counter) {
        return status.listeners().stream().flatMap(each -> each.workers().stream())
            .mapToLong(each -> each.counters().getOrDefault(counter, 0L)).sum();
    }

    /** Datagrams of a listener that the kernel dropped; what it does not say is 0. */
    static long kernelDrops(ListenerRow listener) {
        return listener.sockets().stream().mapToLong(each -> each.kernelDrops() == null ? 0 : each.kernelDrops()).sum();
    }

    /** What a listener reads, as in its URL. */
    static String scheme(ListenerRow listener) {
        return listener.url().substring(0, listener.url().indexOf("://"));
    }

    /** The UDP port of a listener. */
    static int port(ListenerRow listener) {
        return Integer.parseInt(listener.url().substring(listener.url().lastIndexOf(':') + 1));
    }

    /** Where a listener is bound. */
    static Place place(ListenerRow listener) {
        return Place.of(host(listener));
    }

    /** The host of a listener; empty for all addresses. */
    static String host(ListenerRow listener) {
        String url = listener.url();
        return url.substring(url.indexOf("://") + 3, url.lastIndexOf(':')).replace("[", "").replace("]", "");
    }
}
