// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import java.util.Map;

/** A program of its own that makes everything on the way of a record hot: half a million flows of each protocol. */
final class HotLoad {
    private static final int ROUNDS = 440;

    private HotLoad() {
    }

    /** Runs to its end; exit code 1 if a flow did not come through. */
    public static void main(String[] args) throws Exception {
        long given = 0;
        WorkerRig rig = new WorkerRig(BenchmarkSinks.make("file", Map.of("", "/dev/null")), 1 << 10);
        rig.start();
        for (int version : new int[] {5, 9, 10}) {
            Workload workload = Workload.of(version, DecodeBenchmark.EXPORTERS, DecodeBenchmark.ROUNDS,
                WorkerRig.FLOWS, Workload.layouts(version, "ALL"));
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < workload.datagrams.length; i++) {
                    // An address of its own for each protocol: they are different routers.
                    rig.give(workload.datagrams[i], 100 * version + workload.exporters[i]);
                }
            }
            given += (long) ROUNDS * workload.datagrams.length * workload.flowsPerDatagram;
        }
        boolean emptied = rig.stop();
        System.exit(emptied && rig.delivered() == given ? 0 : 1);
    }
}
