// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.codec.protocol.Protocol;

/**
 * What of an exporter was lost on its way to this host: what its sequence numbers miss, less what Weir itself did not
 * take. The alarms' thread.
 *
 * <p>A drop is counted at once, its gap is seen when the exporter's next datagram is decoded, seconds later if rings
 * are full. So the two are compared over all time: gaps that only catch up with drops are no loss. Whose the datagrams
 * were that the kernel dropped is not known: for some seconds, gaps of any exporter up to their number are taken for
 * them.
 */
final class WireLoss {
    /** Gaps of datagrams that the kernel dropped are seen within this time. */
    static final long GRACE_NS = 15_000_000_000L;
    /** Records of a datagram that was not read are estimated by its bytes, rather too many. */
    private static final double ESTIMATE = 1.1;

    private final double[] explained = new double[Protocol.count()];
    private final double[] credit = new double[Protocol.count()];
    private final long[] lost = new long[Protocol.count()];
    private long ownDatagrams;
    private long ownBytes;
    private long kernelDrops;
    private long creditEndsNs;

    /** Tells {@code now} what is lost on the way, all together. */
    void look(Figures now, long nowNs) {
        long datagrams = more(ownDatagrams, now.ownDatagrams);
        long bytes = more(ownBytes, now.ownBytes);
        long inKernel = Math.max(0, now.kernelDrops - kernelDrops);
        ownDatagrams = now.ownDatagrams;
        ownBytes = now.ownBytes;
        kernelDrops = now.kernelDrops;
        long kernelBytes = inKernel * now.bytes / Math.max(1, now.datagrams);
        boolean over = inKernel == 0 && nowNs >= creditEndsNs;
        creditEndsNs = inKernel > 0 ? nowNs + GRACE_NS : creditEndsNs;
        for (Protocol each : Protocol.all()) {
            int i = each.ordinal();
            explained[i] += units(now, each, datagrams, bytes);
            credit[i] = over ? 0 : credit[i] + units(now, each, inKernel, kernelBytes);
            explain(i, now.lost(each));
            now.lostOnTheWay(each, lost[i]);
        }
    }

    /** A source that lost its row and has it again begins at 0. */
    private static long more(long before, long now) {
        return now >= before ? now - before : now;
    }

    private static double units(Figures now, Protocol protocol, long datagrams, long bytes) {
        if (Figures.numbersDatagrams(protocol)) {
            return datagrams;
        }
        return ESTIMATE * bytes * now.received(protocol) / Math.max(1, now.bytes);
    }

    private void explain(int protocol, long missing) {
        double rise = missing - explained[protocol] - lost[protocol];
        if (rise > 0) {
            double forgiven = Math.min(credit[protocol], rise);
            credit[protocol] -= forgiven;
            explained[protocol] += forgiven;
            lost[protocol] += Math.round(rise - forgiven);
        }
    }
}
