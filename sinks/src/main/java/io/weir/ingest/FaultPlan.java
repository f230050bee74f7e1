// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import io.weir.ingest.IngestFault.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Decides which fault meets a request, if any. Any thread. */
final class FaultPlan {
    private static final double SPREAD = 0x1p-32;

    private final List<IngestFault> faults;
    private final SplittableRandom random;
    private final AtomicLong[] requests;

    FaultPlan(List<IngestFault> faults, long seed) {
        this.faults = List.copyOf(faults);
        this.random = new SplittableRandom(seed);
        this.requests = new AtomicLong[faults.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new AtomicLong();
        }
    }

    /** The first fault of a kind that meets the request, or null; counts it for {@code every} and {@code first}. */
    IngestFault of(Kind kind, IngestBody body) {
        for (int i = 0; i < requests.length; i++) {
            IngestFault fault = faults.get(i);
            if (fault.kind() == kind && meets(fault, requests[i], body)) {
                return fault;
            }
        }
        return null;
    }

    private boolean meets(IngestFault fault, AtomicLong count, IngestBody body) {
        if (fault.isAboutContent() && fault.first() == 0) {
            return body.anyLine(hash -> isGuilty(fault, hash));
        }
        long number = count.incrementAndGet();
        if (fault.first() > 0) {
            return number <= fault.first();
        }
        return fault.every() > 0 ? number % fault.every() == 0 : chance() < fault.chance();
    }

    private synchronized double chance() {
        return random.nextDouble();
    }

    private static boolean isGuilty(IngestFault fault, int hash) {
        long spread = hash * 0x9E3779B97F4A7C15L >>> 32;
        return fault.every() > 0 ? spread % fault.every() == 0 : spread * SPREAD < fault.chance();
    }
}
