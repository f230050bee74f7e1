// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.ListenerConfig;
import io.weir.engine.memory.Heap;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryNeeds.Wishes;
import io.weir.engine.memory.MemoryPart;
import io.weir.engine.memory.MemoryPlan;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The table of docs/memory.md is the plan's. */
class MemoryPageTest {
    private static final long MIB = 1 << 20;
    private static final long[] HEAPS = {128, 160, 256, 512, 2048};

    private final String page = Pages.text(Pages.root().resolve("docs/memory.md"));

    /** As the launcher makes it: a young generation of a fifth, 24 MiB at most. */
    private static MemoryPlan plan(long mib) {
        long young = Math.min(24 * MIB, mib * MIB / 5);
        return MemoryPlan.of(new Heap(mib * MIB - young / 10, mib * MIB - young), new MemoryNeeds(
            List.of(new ListenerConfig("netflow", "", 2055, 1, 2, false, 0)), 3, true, Wishes.NONE));
    }

    private static String cells(ToLongFunction<MemoryPlan> bytes) {
        return LongStream.of(HEAPS).mapToObj(mib -> String.format(Locale.ROOT, "%.1f",
            bytes.applyAsLong(plan(mib)) / (double) MIB)).collect(Collectors.joining(" | "));
    }

    @Test
    void theTableIsThePlans() {
        for (MemoryPart part : MemoryPart.values()) {
            assertThat(page).contains("| `" + part.label() + "` | " + cells(plan -> plan.parts().get(part)) + " |");
        }
        assertThat(page).contains("| sum | " + cells(MemoryPlan::bytes) + " |");
        assertThat(page).contains(String.format(Locale.ROOT, "%,d with 128 MiB, %,d with 512 MiB",
            plan(128).exporters(), plan(512).exporters()));
        assertThat(page).contains(plan(128).connections() + " with 128 MiB");
    }
}
