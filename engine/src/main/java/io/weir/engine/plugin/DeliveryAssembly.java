// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.deliver.StageSpec;
import io.weir.sink.FlowStage;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import io.weir.sink.settings.Nearest;
import io.weir.sink.settings.SettingsBinder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Makes sinks and stages as the user configured them; what a factory throws becomes a line that names it. */
final class DeliveryAssembly {
    private final Registry registry;

    DeliveryAssembly(Registry registry) {
        this.registry = registry;
    }

    SinkSpec sink(SinkConfig config) throws SinkException {
        SinkFactory factory = find("-transport", config.name(), registry.sinks());
        String owner = "-transport." + config.name();
        Record settings = SettingsBinder.bind(owner, factory.settings(), config.settings());
        Sink sink = guarded(owner, () -> factory.create(new BoundContext(config.name(), settings)));
        WhenFull whenFull = config.whenFull() == null ? guarded(owner, factory::whenFull) : config.whenFull();
        OnError onError = config.onError() == null ? OnError.RETRY : config.onError();
        return new SinkSpec(config.name(), sink, whenFull, onError);
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
