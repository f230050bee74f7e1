// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.codec.walk.ProtocolModule;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.Encoders;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.deliver.StageSpec;
import io.weir.engine.memory.MemoryNeeds.Wishes;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryPlan;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sinks, stages, formats and protocols that were found: built in, and in the plugins folder. */
public final class Modules {
    private final Registry registry = new Registry();

    private Modules(Path pluginsDir) {
        ModuleSearch search = new ModuleSearch(registry);
        search.builtIn();
        search.plugins(pluginsDir);
    }

    /** Looks for built-in modules on the class path and for plugins in {@code pluginsDir}, which may be missing. */
    public static Modules load(Path pluginsDir) {
        return new Modules(pluginsDir);
    }

    /** The sink factories, built-in ones first, each name once. */
    public List<SinkFactory> sinks() {
        return List.copyOf(registry.sinks().values());
    }

    /** The stage factories, each name once. */
    public List<FlowStageFactory> stages() {
        return List.copyOf(registry.stages().values());
    }

    /** The formats, built-in ones first, each name once. */
    public List<FlowFormat> formats() {
        return List.copyOf(registry.formats().values());
    }

    /** The protocols of plugins, each once. */
    public List<ProtocolModule> protocols() {
        return List.copyOf(registry.protocols());
    }

    /** Everything that can be selected, with its settings, in the order found. */
    public List<FoundModule> found() {
        return List.copyOf(registry.found());
    }

    /** Jars and services that were refused, each with its cause, ready to be logged. */
    public List<String> refused() {
        return List.copyOf(registry.refused());
    }

    /** What its user should know of plugins that were loaded, ready to be logged. */
    public List<String> warnings() {
        return List.copyOf(registry.warnings());
    }

    /**
     * Creates the sinks and stages the user asked for, settings bound and checked; opens nothing.
     *
     * @param encoders makes the encoders of lanes
     * @throws SinkException for an unknown name, an unknown key or a bad value: one line that says what is allowed
     */
    public Delivery delivery(List<SinkConfig> sinks, List<StageConfig> stages, Encoders encoders)
        throws SinkException {
        return delivery(sinks, stages, encoders,
            MemoryPlan.ofProcess(new MemoryNeeds(List.of(), sinks.size(), false, Wishes.NONE)));
    }

    /** The same within {@code memory}. */
    public Delivery delivery(List<SinkConfig> sinks, List<StageConfig> stages, Encoders encoders,
        MemoryPlan memory) throws SinkException {
        DeliveryAssembly assembly = new DeliveryAssembly(registry);
        List<SinkSpec> sinkSpecs = assembly.sinks(sinks);
        List<StageSpec> stageSpecs = new ArrayList<>();
        for (StageConfig config : stages) {
            stageSpecs.add(assembly.stage(config));
        }
        return new Delivery(sinkSpecs, stageSpecs, encoders, memory);
    }
}
