// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Status.ListenerRow;
import java.util.List;

/** Listeners: whether anything arrives, and what keeps it away. */
final class ArrivalCheck implements Check {
    private static final int SHOWN = 3;

    @Override
    public void look(Case at, List<Finding> to) {
        for (ListenerRow listener : at.now().status().listeners()) {
            long received = Look.sum(listener, "datagrams_received");
            long rise = received - Look.sum(at.before(listener), "datagrams_received");
            if (!listener.open()) {
                to.add(Finding.wrong("not-open", subject(listener), "its sockets are not open",
                    "look at what the log says about this listener"));
            } else {
                if (at.host() != null && isHere(at, listener)) {
                    causes(at, listener, rise, to);
                }
                silence(at, listener, received, rise, to);
            }
        }
    }

    static String subject(ListenerRow listener) {
        return "listener " + listener.url();
    }

    static boolean isHere(Case at, ListenerRow listener) {
        return !at.host().on(Look.port(listener)).isEmpty();
    }

    private static void silence(Case at, ListenerRow listener, long received, long rise, List<Finding> to) {
        String port = String.valueOf(Look.port(listener));
        String todo = "see whether they reach the host: tcpdump -ni any udp port " + port + ". If not: the router's "
            + "target, routes, firewalls between. If so: the host's firewall (nft list ruleset; iptables-save), "
            + "rp_filter, the address that Weir listens on";
        if (received == 0) {
            to.add(Finding.wrong("nothing-arrives", subject(listener), "no datagram arrived since Weir started, "
                + at.now().status().uptimeSeconds() + " s ago", todo));
        } else if (rise == 0) {
            to.add(Finding.wrong("nothing-arrives-now", subject(listener), received + " datagrams arrived since the "
                + "start, none in these " + Math.round(at.seconds()) + " s",
                "on a quiet network look longer (--for 60s); else " + todo));
        }
    }

    private static void causes(Case at, ListenerRow listener, long rise, List<Finding> to) {
        address(at, listener, rise, to);
        if (rise == 0) {
            pathFilter(at, listener, to);
        }
        firewall(at, listener, rise, to);
        tracked(at, listener, to);
    }

    /** While datagrams come it is not wrong: a tee on this host may send them. */
    private static void address(Case at, ListenerRow listener, long rise, List<Finding> to) {
        String host = Look.host(listener);
        boolean loopback = Look.place(listener).isLoopback();
        long strangers = at.host().noPorts() - at.hostBefore().noPorts();
        if (loopback || !host.isEmpty() && rise == 0 && strangers > 0) {
            to.add(new Finding("bound-elsewhere", rise == 0, subject(listener), "it is bound to " + host + " only"
                + (loopback ? ", which other hosts cannot reach" : "") + (strangers > 0 ? ", and " + strangers
                + " UDP datagrams came in these " + Math.round(at.seconds())
                + " s for which nothing on this host is bound" : ""),
                "listen on all addresses, -listen=" + Look.scheme(listener) + "://:" + Look.port(listener)
                + ", or on the address that the routers send to"));
        }
    }

    private static void pathFilter(Case at, ListenerRow listener, List<Finding> to) {
        List<String> strict = at.host().strict();
        long dropped = at.host().pathFiltered() - at.hostBefore().pathFiltered();
        if (dropped > 0 && !strict.isEmpty()) {
            to.add(Finding.wrong("rp-filter", subject(listener), "the kernel dropped " + dropped + " packets in these "
                + Math.round(at.seconds()) + " s by reverse path filtering (rp_filter=1 on " + String.join(", ", strict)
                + "): answers to their sources would leave by another interface",
                "mend the routes, or use the loose form: sysctl -w net.ipv4.conf.all.rp_filter=2"));
        }
    }

    /** A rule that drops the rest, behind one that lets exporters in, is as it should be. */
    private static void firewall(Case at, ListenerRow listener, long rise, List<Finding> to) {
        for (Host.Rule rule : at.host().drops()) {
            if (rule.port() == Look.port(listener)) {
                to.add(new Finding("firewall", rise == 0, subject(listener), "the firewall of this host drops "
                    + "datagrams for its port" + (rise == 0 ? ": " : " of whom no rule before lets in: ")
                    + rule.text(),
                    "see nft list ruleset (or iptables-save), and let UDP port " + rule.port() + " in"));
            }
        }
    }

    /** Addresses are translated on first sight of a source, and for as long as it goes on sending. */
    private static void tracked(Case at, ListenerRow listener, List<Finding> to) {
        List<Host.Tracked> away = at.host().flows().stream().filter(each -> each.port() == Look.port(listener))
            .filter(each -> !at.host().addresses().contains(each.answerer()))
            .filter(each -> at.host().addresses().contains(each.target()))
            .filter(each -> at.now().exporters().stream().noneMatch(row -> row.address().equals(each.source())))
            .toList();
        for (Host.Tracked each : away.subList(0, Math.min(SHOWN, away.size()))) {
            to.add(Finding.wrong("conntrack-stale", subject(listener), "connection tracking sends what "
                + each.source() + " sends to port " + each.port() + " on to " + each.answerer()
                + ", which is not an address of this host: such entries outlive a container that was re-created",
                "conntrack -D -p udp --orig-port-dst " + each.port() + " (as root), or stop the exporter for 30 s"));
        }
    }
}
