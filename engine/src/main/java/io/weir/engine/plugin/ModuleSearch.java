// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.codec.walk.ProtocolModule;
import io.weir.log.Reason;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Fills a {@link Registry} from the class path and the plugins folder; nothing a plugin throws ends the search. */
final class ModuleSearch {
    private static final int MAX_SERVICES = 1_000;
    private static final int NAMED_CLASSES = 3;

    private final Registry registry;
    private final ClassLoader weir = ModuleSearch.class.getClassLoader();
    private final ClassLoader spi = new SpiClassLoader(weir);

    ModuleSearch(Registry registry) {
        this.registry = registry;
    }

    void builtIn() {
        services(weir, "built-in");
    }

    void plugins(Path folder) {
        try {
            for (Path candidate : PluginJars.candidates(folder)) {
                plugin(candidate);
            }
        } catch (IOException unreadable) {
            registry.refuse(folder + ": cannot be listed: " + Reason.of(unreadable));
        }
    }

    /** The class loader stays open: the plugin loads classes as long as Weir runs. */
    private void plugin(Path candidate) {
        try {
            PluginJars jars = PluginJars.of(candidate);
            warnOfHalts(jars);
            String label = "plugin " + candidate.getFileName();
            services(new URLClassLoader(label, jars.urls(), spi), candidate.toString());
        } catch (SinkException refused) {
            registry.refuse(refused.getMessage());
        } catch (IOException unreadable) {
            registry.refuse(candidate + ": " + Reason.of(unreadable));
        }
    }

    private void warnOfHalts(PluginJars jars) throws IOException {
        for (Path jar : jars.jars()) {
            List<String> classes = HaltingClasses.of(jar, NAMED_CLASSES);
            if (!classes.isEmpty()) {
                registry.warn(jar + ": may end Weir at once, and what waits would be lost: Runtime.halt is called by "
                    + String.join(", ", classes));
            }
        }
    }

    private void services(ClassLoader loader, String origin) {
        each(ServiceLoader.load(SinkFactory.class, loader).iterator(), origin, f -> registry.add(f, origin));
        each(ServiceLoader.load(FlowStageFactory.class, loader).iterator(), origin, f -> registry.add(f, origin));
        each(ServiceLoader.load(FlowFormat.class, loader).iterator(), origin, f -> registry.add(f, origin));
        each(ServiceLoader.load(ProtocolModule.class, loader).iterator(), origin, f -> registry.add(f, origin));
    }

    /** The iterator may throw for one service and go on with the next; it is bounded in case it does not. */
    private <T> void each(Iterator<T> services, String origin, Adder<T> adder) {
        boolean more = true;
        for (int i = 0; more && i < MAX_SERVICES; i++) {
            try {
                more = services.hasNext();
                if (more) {
                    adder.add(services.next());
                }
            } catch (SinkException refused) {
                registry.refuse(origin + ": " + refused.getMessage());
            } catch (Throwable thrown) {
                registry.refuse(origin + ": " + cause(thrown));
            }
        }
    }

    private static String cause(Throwable thrown) {
        return thrown.getCause() == null ? thrown.toString() : thrown.getMessage() + ": " + thrown.getCause();
    }

    /** Adds one service to the registry. */
    @FunctionalInterface
    private interface Adder<T> {
        void add(T service) throws SinkException;
    }
}
