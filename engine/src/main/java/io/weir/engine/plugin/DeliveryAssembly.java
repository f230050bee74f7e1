// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.deliver.StageSpec;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowSink;
import io.weir.sink.FlowStage;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import io.weir.sink.settings.Nearest;
import io.weir.sink.settings.SettingsBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Makes sinks and stages as the user configured them; what a factory throws becomes a line that names it. */
final class DeliveryAssembly {
    private final Registry registry;
    private final Claims claims = new Claims();

    DeliveryAssembly(Registry registry) {
        this.registry = registry;
    }

    /**
     * Makes the sinks.
     *
     * @throws SinkException also if two of them would write to the same file or folder
     */
    List<SinkSpec> sinks(List<SinkConfig> configs) throws SinkException {
        List<SinkSpec> specs = new ArrayList<>();
        for (SinkConfig config : configs) {
            specs.add(sink(config, configs.size() > 1));
        }
        return specs;
    }

    private SinkSpec sink(SinkConfig config, boolean several) throws SinkException {
        SinkFactory factory = find("-transport", config.kind(), registry.sinks());
        String owner = "-transport." + config.name();
        Record settings = SettingsBinder.bind(owner, factory.settings(), config.settings());
        SinkContext context = new BoundContext(config.name(), settings);
        Sink sink = guarded(owner, () -> factory.create(context));
        claims.add(owner, guarded(owner, () -> factory.claims(context)));
        WhenFull whenFull = whenFull(owner, config, factory, several && sink instanceof BlockSink);
        if (whenFull == WhenFull.SPOOL) {
            refuseWithoutBlocks(owner, sink);
            claims.add(owner, List.of(config.spool().dir().toAbsolutePath().normalize().toString()));
        }
        OnError onError = config.onError() == null ? OnError.RETRY : config.onError();
        return new SinkSpec(config.name(), sink, whenFull, onError, config.spool());
    }

    /** A sink that blocks delays all others, so among several it does that only if the user says so. */
    private static WhenFull whenFull(String owner, SinkConfig config, SinkFactory factory, boolean mayDelay)
        throws SinkException {
        if (config.whenFull() != null) {
            return config.whenFull();
        }
        WhenFull own = guarded(owner, factory::whenFull);
        return own == WhenFull.BLOCK && mayDelay ? WhenFull.SPOOL : own;
    }

    private static void refuseWithoutBlocks(String owner, Sink sink) throws SinkException {
        if (sink instanceof FlowSink) {
            throw new SinkException(owner + ".when-full=spool: this sink works in memory, it has nothing to spool");
        }
    }

    /** The stage is made once here, so that bad settings show before anything starts; a worker then takes this one. */
    StageSpec stage(StageConfig config) throws SinkException {
        FlowStageFactory factory = find("-stage", config.name(), registry.stages());
        String owner = "-stage." + config.name();
        SinkContext context =
            new BoundContext(config.name(), SettingsBinder.bind(owner, factory.settings(), config.settings()));
        AtomicReference<FlowStage> first = new AtomicReference<>(guarded(owner, () -> factory.create(context)));
        return new StageSpec(config.name(), () -> {
            FlowStage ready = first.getAndSet(null);
            return ready == null ? guarded(owner, () -> factory.create(context)) : ready;
        });
    }

    private static <T> T find(String flag, String name, Map<String, T> known) throws SinkException {
        T factory = known.get(name);
        if (factory == null) {
            String meant = Nearest.to(name, known.keySet()).map(near -> ", did you mean " + near + "?").orElse("");
            String all = known.isEmpty() ? "none was found" : "allowed: " + String.join(", ", known.keySet());
            throw new SinkException("unknown " + flag + " " + name + meant + " (" + all + ")");
        }
        return factory;
    }

    private static <T> T guarded(String owner, Making<T> making) throws SinkException {
        try {
            T made = making.make();
            if (made == null) {
                throw new SinkException(owner + ": the factory made nothing");
            }
            return made;
        } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
            throw new SinkException(owner + ": the factory failed: " + thrown, false, thrown);
        }
    }

    /** A call into a factory. */
    @FunctionalInterface
    private interface Making<T> {
        T make() throws SinkException;
    }
}
