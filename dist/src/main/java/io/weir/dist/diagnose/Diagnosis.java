// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two looks at a Weir and what follows from them.
 *
 * @param at the looks
 * @param findings what is wrong first
 */
record Diagnosis(Case at, List<Finding> findings) {
    private static final double SECOND_NS = 1e9;

    /**
     * Looks, waits, looks again; the main thread.
     *
     * @param client how to ask
     * @param host how to look at this host; null if Weir runs on another one
     * @param port where it answers
     */
    static Diagnosis make(WeirClient client, HostReader host, int port, Duration between)
        throws IOException, InterruptedException {
        Host hostBefore = host == null ? null : host.read();
        long start = System.nanoTime();
        Look before = client.look();
        rest(start, between);
        double seconds = (System.nanoTime() - start) / SECOND_NS;
        Look now = client.look();
        Case at = Case.of(before, now, seconds, hostBefore, host == null ? null : host.read());
        return new Diagnosis(at, findings(at, checks(port)));
    }

    /** With many exporters a look itself takes a good part of the time; half of it is waited for in any case. */
    private static void rest(long start, Duration between) throws InterruptedException {
        long restNs = between.toNanos() - (System.nanoTime() - start);
        TimeUnit.NANOSECONDS.sleep(Math.max(between.toNanos() / 2, restNs));
    }

    private static List<Check> checks(int port) {
        return List.of(new ArrivalCheck(), new PortCheck(port), new DoorCheck(), new RoomCheck(), new FaultCheck(),
            new TemplateCheck(), new FlowCheck(), new WireCheck(), new ExporterCheck(), new NatCheck(), new LossCheck(),
            new SinkCheck(), new ElementCheck());
    }

    private static List<Finding> findings(Case at, List<Check> checks) {
        List<Finding> all = new ArrayList<>();
        checks.forEach(each -> each.look(at, all));
        List<Finding> sorted = new ArrayList<>(all.stream().filter(Finding::wrong).toList());
        all.stream().filter(each -> !each.wrong()).forEach(sorted::add);
        return sorted;
    }
}
