// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.codec.protocol.Protocol;
import io.weir.engine.CollectorException;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Loss;
import io.weir.engine.metrics.Snapshot;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One run: troubles in, disagreements out. One thread sends. */
final class Run {
    private static final Protocol[] PROTOCOLS = {Protocol.NETFLOW_V5, Protocol.NETFLOW_V9, Protocol.IPFIX};
    private static final int ROUTERS = 4;
    private static final int PARTS = 40;
    private static final long DEADLINE_NS = 30_000_000_000L;

    private final Scenario scenario;
    private final List<Router> routers = new ArrayList<>();
    private final Strangers strangers = new Strangers();
    private final int each;
    private long sent;
    private long malformed;

    private Run(Set<Trouble> troubles, int each) throws IOException {
        this.scenario = new Scenario(troubles);
        this.each = each;
        for (Protocol protocol : PROTOCOLS) {
            for (int i = 0; i < ROUTERS; i++) {
                routers.add(new Router(routers.size(), protocol, each, troubles));
            }
        }
    }

    /** Sends {@code each} datagrams of every router through a collector with these troubles; gives what was found. */
    static Sums of(Set<Trouble> troubles, int each) throws IOException, CollectorException {
        Run run = new Run(troubles, each);
        try {
            return run.run();
        } finally {
            run.routers.forEach(Router::close);
            run.strangers.close();
        }
    }

    private Sums run() throws IOException, CollectorException {
        scenario.collector.start();
        PrintedAccount account = new PrintedAccount();
        try {
            load();
        } finally {
            scenario.open();
            scenario.collector.stop();
        }
        scenario.collector.logAccount(account);
        Sums sums = new Sums(account);
        sums.always();
        datagrams(sums, account);
        sequences(sums, account);
        sinks(sums, account);
        provoked(sums, account);
        return sums;
    }

    private int port(int router) {
        return scenario.collector.port(router % Scenario.LISTENERS);
    }

    private void load() throws IOException {
        for (int i = 0; i < routers.size(); i++) {
            sent += routers.get(i).open(port(i));
            settle();
        }
        scenario.shut();
        parts(0, PARTS / 2);
        // A sink that workers wait for goes on before the rest, or they would not reach the one that drops.
        scenario.waited.open();
        settle();
        parts(PARTS / 2, PARTS);
        settle();
        scenario.open();
        for (int i = 0; i < routers.size(); i++) {
            sent += routers.get(i).end(port(i));
            settle();
        }
    }

    private void parts(int from, int to) throws IOException {
        for (int part = from; part < to; part++) {
            for (int i = 0; i < routers.size(); i++) {
                boolean oneByOne = i % Scenario.LISTENERS == Scenario.LARGE && scenario.has(Trouble.SMALL_BUFFER);
                sent += routers.get(i).send(port(i), part, PARTS, oneByOne ? new Taken()::await : () -> { });
            }
            if (scenario.has(Trouble.MALFORMED)) {
                int count = strangers.sendMalformed(7, port(part));
                malformed += count;
                sent += count;
            }
            if (scenario.has(Trouble.NO_TEMPLATES)) {
                sent += strangers.sendWithoutTemplate(1 + each / 20, port(part));
            }
            if (!scenario.losesDatagrams()) {
                settle();
            }
        }
    }

    /**
     * Large datagrams go one by one where the kernel's buffer is small: of a burst it would drop so many that the rest
     * finds buffers enough in Weir.
     */
    private final class Taken {
        private long before = count();

        private long count() {
            long sum = 0;
            for (SocketAccount socket : scenario.collector.listeners().get(Scenario.LARGE).sockets()) {
                sum += socket.counters().get(Counter.DATAGRAMS_RECEIVED) + Math.max(0, socket.kernelDrops());
            }
            return sum;
        }

        void await() {
            Run.await(() -> count() != before, 50_000, () -> "a large datagram was neither received nor dropped");
            before = count();
        }
    }

    /** Waits until all that was sent is received or dropped by the kernel, and the workers are through with it. */
    private void settle() {
        await(this::isSettled, 1_000_000, () -> {
            Snapshot now = scenario.collector.snapshot();
            return "sent " + sent + ", received " + now.datagrams() + ", dropped by the kernel " + now.loss(Loss.KERNEL)
                + ": the rest is nowhere, or a worker stands still";
        });
    }

    private static void await(BooleanSupplier condition, long everyNs, Supplier<String> otherwise) {
        long end = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise.get());
            }
            LockSupport.parkNanos(everyNs);
        }
    }

    private boolean isSettled() {
        Snapshot now = scenario.collector.snapshot();
        long atRings = now.loss(Loss.RING_FULL) + now.loss(Loss.RING_SHARE) + now.loss(Loss.NO_BUFFER);
        long taken = 0;
        long waiting = 0;
        for (WorkerAccount worker : scenario.collector.workers()) {
            taken += worker.counters().get(Counter.DATAGRAMS_TAKEN);
            waiting += worker.waiting();
        }
        return now.datagrams() + now.loss(Loss.KERNEL) == sent && taken + atRings == now.datagrams() && waiting == 0;
    }

    private void datagrams(Sums sums, PrintedAccount account) {
        sums.equal("datagrams sent", sent, account.sum("a socket", "datagrams_received", "kernel_drops"));
        sums.equal("datagrams sent, to the last fate", sent, account.sum("a socket", "kernel_drops",
            "dropped_ring_full", "dropped_share", "dropped_no_buffer", "dropped_stopping")
            + account.sum("a worker", "datagrams_decoded", "datagrams_malformed", "datagrams_failed"));
        if (!scenario.losesDatagrams()) {
            sums.equal("malformed datagrams", malformed, account.sum("a worker", "datagrams_malformed"));
            sums.equal("sets without template", strangers.sets(), account.sum("a worker", "sets_late",
                "sets_late_full"));
        }
        long ofFaults = account.of("a fault").stream().filter(line -> line.get("level").equals("datagram"))
            .mapToLong(line -> PrintedAccount.number(line, "count")).sum();
        sums.equal("malformed by reason", account.sum("a worker", "datagrams_malformed"), ofFaults);
    }

    private void sequences(Sums sums, PrintedAccount account) {
        List<Map<String, String>> lines = new ArrayList<>(account.of("a sequence"));
        for (Router router : routers) {
            // Routers of two addresses may have one port: the kernel gives it to each.
            Map<String, String> line = lines.stream().filter(each -> each.get("exporter").equals(router.address())
                && each.get("port").equals(String.valueOf(router.port()))).findFirst().orElse(null);
            sequence(sums, router, line);
        }
        sums.equal("v9 datagrams lost", of(lines, Protocol.NETFLOW_V9),
            account.sum("a worker", "sequence_lost_v9_datagrams"));
        sums.equal("v5 flows lost", of(lines, Protocol.NETFLOW_V5), account.sum("a worker", "sequence_lost_v5_flows"));
        sums.equal("IPFIX records lost", of(lines, Protocol.IPFIX),
            account.sum("a worker", "sequence_lost_ipfix_records"));
    }

    private static long of(List<Map<String, String>> lines, Protocol protocol) {
        return lines.stream().filter(line -> line.get("version").equals(String.valueOf(protocol.version())))
            .mapToLong(line -> PrintedAccount.number(line, "lost")).sum();
    }

    private void sequence(Sums sums, Router router, Map<String, String> line) {
        String what = "sequence of v" + router.protocol().version() + " on port " + router.port();
        if (line == null) {
            sums.equal(what, router.expected(), Router.text(0, 0, 0, 0));
            return;
        }
        long unknown = PrintedAccount.number(line, "unknown");
        long duplicates = PrintedAccount.number(line, "duplicates");
        long lost = PrintedAccount.number(line, "lost");
        sums.equal("units of " + what, router.lost(PrintedAccount.number(line, "datagrams") - duplicates - unknown),
            lost);
        if (!scenario.losesDatagrams()) {
            sums.equal(what, router.expected(),
                Router.text(lost, PrintedAccount.number(line, "reordered"), duplicates, unknown));
        }
    }

    private void sinks(Sums sums, PrintedAccount account) {
        for (Map<String, String> line : account.of("a sink")) {
            GatedSink sink = switch (line.get("sink")) {
                case "waited" -> scenario.waited;
                case "dropping" -> scenario.dropping;
                default -> scenario.failing;
            };
            sums.equal("records that sink " + line.get("sink") + " took", sink.taken(),
                PrintedAccount.number(line, "delivered"));
            sums.equal("records that sink " + line.get("sink") + " refused", sink.refused(),
                PrintedAccount.number(line, "failed"));
        }
    }

    private void provoked(Sums sums, PrintedAccount account) {
        for (Trouble trouble : scenario.troubles) {
            sums.provoked(trouble.toString(), switch (trouble) {
                case GAPS -> account.sum("a sequence", "lost");
                case DUPLICATES -> account.sum("a sequence", "duplicates");
                case REORDERING -> account.sum("a sequence", "reordered");
                case MALFORMED -> account.sum("a worker", "datagrams_malformed");
                case NO_TEMPLATES -> account.sum("a worker", "sets_late_dropped");
                case SMALL_RING -> account.sum("a socket", "dropped_ring_full", "dropped_share");
                case LARGE_DATAGRAMS -> account.sum("a socket", "dropped_no_buffer");
                case SMALL_BUFFER -> account.sum("a socket", "kernel_drops");
                case DROPPING_SINK -> account.sum("a sink", "dropped");
                case FAILING_SINK -> account.sum("a sink", "failed");
                case FILTER -> account.sum("a stage", "filtered");
            });
        }
    }
}
