// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Status.ListenerRow;
import java.util.List;

/** Datagrams that reached the host and were lost: in the kernel's buffer, or at the rings. */
final class LossCheck implements Check {
    /** A loss of the past of less than one in so many is only told. */
    private static final long SMALL = 1_000;
    private static final long BUFFER = 33_554_432;

    @Override
    public void look(Case at, List<Finding> to) {
        for (ListenerRow listener : at.now().status().listeners()) {
            ListenerRow before = at.before(listener);
            long kernel = Look.kernelDrops(listener);
            String cause = fullSink(at) ? "see the sink below: it holds workers up" : moreWorkers(at, listener);
            long all = Look.sum(listener, "datagrams_received") + kernel;
            tell(at, to, new Loss("loss-kernel", listener, kernel, kernel - Look.kernelDrops(before), all),
                "were dropped by the kernel: its buffer was full, Weir did not read fast enough",
                moreBuffer(at) + "more sockets: ?count=" + 2 * Math.max(1, listener.sockets().size())
                    + " in -listen");
            long rings = rings(listener);
            tell(at, to, new Loss("loss-ring", listener, rings, rings - rings(before), all),
                "were dropped at the rings: workers or sinks did not keep up", cause);
            long buffers = Look.sum(listener, "dropped_no_buffer");
            tell(at, to, new Loss("loss-buffer", listener, buffers,
                buffers - Look.sum(before, "dropped_no_buffer"), all),
                "of more than 2,048 bytes were dropped: no buffer was free", "make datagrams smaller on the exporter");
        }
    }

    /** A buffer that is as large as that already is not what is missing. */
    private static String moreBuffer(Case at) {
        return at.host() != null && at.host().receiveMax() >= BUFFER ? ""
            : "raise the buffer: sysctl -w net.core.rmem_max=" + BUFFER + ", restart; ";
    }

    private static String moreWorkers(Case at, ListenerRow listener) {
        int workers = listener.workers().size();
        return at.host() != null && workers >= Runtime.getRuntime().availableProcessors()
            ? "there are as many workers (" + workers + ") as cores: is a sink slow? Else it takes a faster machine, "
                + "or a second one"
            : "more workers than " + workers + " (?workers=N in -listen) up to the number of cores; is a sink slow?";
    }

    private record Loss(String id, ListenerRow listener, long lost, long rise, long all) {
    }

    private static void tell(Case at, List<Finding> to, Loss loss, String what, String todo) {
        if (loss.lost() > 0) {
            boolean wrong = loss.rise() > 0 || loss.lost() * SMALL >= loss.all();
            to.add(new Finding(loss.id(), wrong, ArrivalCheck.subject(loss.listener()), loss.lost() + " of "
                + loss.all() + " datagrams " + what + at.lately(loss.rise()), todo));
        }
    }

    private static long rings(ListenerRow listener) {
        return Look.sum(listener, "dropped_ring_full") + Look.sum(listener, "dropped_share");
    }

    private static boolean fullSink(Case at) {
        return at.now().sinks().stream().anyMatch(each -> SinkCheck.isStuck(at.before(each), each)
            || each.state().equals("failing"));
    }
}
