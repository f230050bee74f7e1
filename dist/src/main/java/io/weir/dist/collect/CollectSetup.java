// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.Configuration;
import io.weir.dist.config.ConfigSources;
import io.weir.dist.flag.FlagException;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.PluginFlags;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.engine.receive.PassedSockets;
import io.weir.sink.SinkException;
import java.util.List;

/**
 * The collector's configuration and the modules that it speaks of; nothing is open yet. The main thread.
 *
 * @param modules sinks, stages, and plugins that were refused
 * @param output the flags of those
 * @param configuration what the user gave
 */
record CollectSetup(Modules modules, OutputFlags output, Configuration configuration) {
    /** Plugins and aliases of sinks bring flags: where they are is looked for first. */
    static CollectSetup of(ConfigSources sources) {
        List<String> early = sources.early(List.of(PluginFlags.NAME, OutputFlags.TRANSPORT));
        Modules modules = Modules.load(PluginFlags.dir(early));
        OutputFlags output = new OutputFlags(modules.sinks(), modules.stages(), modules.formats(), early);
        return new CollectSetup(modules, output, sources.against(CollectFlags.of(output)));
    }

    /** The plan of a collector that opens its sockets itself. */
    CollectPlan plan() throws FlagException {
        return plan(PassedSockets.NONE);
    }

    /**
     * The plan of one that has {@code passed} sockets.
     *
     * @throws FlagException for a configuration that cannot be used
     */
    CollectPlan plan(PassedSockets passed) throws FlagException {
        try {
            return CollectPlan.of(configuration.orRefuse(), output, modules.protocols(), passed);
        } catch (FlagException e) {
            throw new FlagException(configuration.explained(e.getMessage()));
        }
    }

    /** Settings are the modules' own; a bad one is a bad value like any other, and nothing is open yet. */
    Delivery delivery(CollectPlan plan) throws FlagException {
        try {
            return modules.delivery(plan.sinks(), plan.stages(), plan.encoders(), plan.memory());
        } catch (SinkException e) {
            throw new FlagException(configuration.explained(e.getMessage()));
        }
    }
}
