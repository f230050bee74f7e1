// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.flag.FlagException;
import io.weir.engine.memory.MemoryPlan;
import io.weir.log.Event;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells whether the bounds of all that can grow fit into the heap, before anything is opened. */
final class MemoryCheck {
    private static final int MIB_BITS = 20;

    private MemoryCheck() {
    }

    /** Refuses bounds that are more than the whole heap: they would be reached only by the end of Weir. */
    static void refuseImpossible(MemoryPlan plan) throws FlagException {
        if (plan.isImpossible()) {
            throw new FlagException("the bounds of memory add up to " + mib(plan.bytes()) + " MiB (" + parts(plan)
                + "), and the heap has " + mib(plan.heap().most()) + " MiB: raise -Xmx in conf/jvm.options or "
                + "WEIR_JAVA_OPTS, or lower -exporters.max, -templates.bytes, -late.bytes, or the number of sinks, "
                + "workers or sockets");
        }
    }

    /** Writes the plan in one line, and a warning if it leaves too little to what is short-lived. */
    static void tell(MemoryPlan plan, Logger log) {
        LoggingEventBuilder line = Event.MEMORY_PLANNED.to(log).addKeyValue("heap", plan.heap().most())
            .addKeyValue("usable", plan.heap().usable()).addKeyValue("planned", plan.bytes());
        plan.parts().forEach((part, bytes) -> line.addKeyValue(part.label(), bytes));
        line.log("memory that each part may take, bytes");
        if (plan.isTooLarge()) {
            Event.MEMORY_SHORT.to(log).addKeyValue("planned", plan.bytes()).addKeyValue("usable", plan.heap().usable())
                .log("the heap is small for its bounds and may run out: raise -Xmx, or lower -exporters.max, "
                    + "-templates.bytes, -late.bytes, or the number of sinks, workers or sockets");
        }
    }

    private static String parts(MemoryPlan plan) {
        return plan.parts().entrySet().stream().map(part -> part.getKey().label() + " " + mib(part.getValue()))
            .collect(Collectors.joining(", "));
    }

    private static long mib(long bytes) {
        return bytes >> MIB_BITS;
    }
}
