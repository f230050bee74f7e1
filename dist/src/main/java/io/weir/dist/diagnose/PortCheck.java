// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.engine.receive.PortHolder;
import io.weir.monitor.api.Status.ListenerRow;
import java.util.List;
import java.util.stream.Collectors;

/** Whether Weir has its port for itself, and whether it is on this host and in this network namespace at all. */
final class PortCheck implements Check {
    private static final String PROXY = "docker-proxy";

    private final int httpPort;

    /** {@code httpPort} is where Weir answers: whoever listens there is Weir. */
    PortCheck(int httpPort) {
        this.httpPort = httpPort;
    }

    @Override
    public void look(Case at, List<Finding> to) {
        if (at.host() == null) {
            to.add(Finding.note("other-host", "host", "Weir runs on another host: this one's firewall, ports and "
                + "kernel counters say nothing about it", "run weir diagnose on the host where Weir runs"));
            return;
        }
        for (ListenerRow listener : at.now().status().listeners()) {
            if (listener.open() && (!ArrivalCheck.isHere(at, listener) || isProxied(listener))) {
                to.add(Finding.note("other-namespace", ArrivalCheck.subject(listener),
                    "its port is not open in this network namespace: it runs in a container",
                    "docker exec CONTAINER bin/weir diagnose sees the container's side as well"));
            } else if (listener.open()) {
                shared(at, listener, to);
            }
        }
    }

    private static boolean isProxied(ListenerRow listener) {
        return PortHolder.of(Look.port(listener), null).stream().anyMatch(each -> each.process().equals(PROXY));
    }

    /** Sockets of Weir's own; it may listen on several addresses with one port. */
    private static int own(Case at, int port, Place place) {
        return at.now().status().listeners().stream().filter(ListenerRow::open)
            .filter(each -> Look.port(each) == port && Look.place(each).meets(place))
            .mapToInt(each -> each.sockets().size()).sum();
    }

    private void shared(Case at, ListenerRow listener, List<Finding> to) {
        int port = Look.port(listener);
        Place place = Look.place(listener);
        int bound = at.host().on(port, place).size();
        if (bound <= own(at, port, place)) {
            return;
        }
        List<Long> weirs = PortHolder.ofTcp(httpPort).stream().map(PortHolder::pid).toList();
        String others = PortHolder.of(port, place.address()).stream().filter(each -> !weirs.contains(each.pid()))
            .map(each -> each.pid() < 0 ? "a process of another user" : each.process() + ", process " + each.pid())
            .collect(Collectors.joining("; "));
        to.add(Finding.wrong("port-shared", ArrivalCheck.subject(listener), "another process has the port open, too"
            + (others.isEmpty() ? "" : " (" + others + ")") + ": the kernel gives each exporter to one of them",
            "stop one of the two, or choose another port; ss -lunp 'sport = :" + port + "' as root lists them"));
    }
}
