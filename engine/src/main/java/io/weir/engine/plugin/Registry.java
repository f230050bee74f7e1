// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.codec.walk.ProtocolModule;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.NoSettings;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.settings.SettingInfo;
import io.weir.sink.settings.SettingsBinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was found so far, each name once per kind; refuses the rest with one line each. */
final class Registry {
    private static final String NAME = "[a-z0-9][a-z0-9-]*";

    /** What the engine itself reads behind {@code -transport.NAME.}. */
    private static final Set<String> ENGINES_KEYS = Set.of("when-full", "on-error");
    private static final String ENGINES_PREFIX = "spool.";

    private final Map<String, SinkFactory> sinks = new LinkedHashMap<>();
    private final Map<String, FlowStageFactory> stages = new LinkedHashMap<>();
    private final Map<String, FlowFormat> formats = new LinkedHashMap<>();
    private final List<ProtocolModule> protocols = new ArrayList<>();
    private final List<FoundModule> found = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void add(SinkFactory factory, String origin) throws SinkException {
        FoundModule module = check(FoundModule.Kind.SINK, origin, factory.spiVersion(), factory.name(),
            factory.description(), factory.settings());
        sinks.put(module.name(), factory);
        found.add(module);
    }

    void add(FlowStageFactory factory, String origin) throws SinkException {
        FoundModule module = check(FoundModule.Kind.STAGE, origin, factory.spiVersion(), factory.name(),
            factory.description(), factory.settings());
        stages.put(module.name(), factory);
        found.add(module);
    }

    void add(FlowFormat format, String origin) throws SinkException {
        FoundModule module = check(FoundModule.Kind.FORMAT, origin, format.spiVersion(), format.name(),
            format.description(), NoSettings.class);
        formats.put(module.name(), format);
        found.add(module);
    }

    /** Its name is that of its type, in a plugin's form. */
    void add(ProtocolModule protocol, String origin) throws SinkException {
        String name = protocol.protocol().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!protocol.protocol().isDeclared()) {
            throw new SinkException("protocol " + name + " is Weir's own");
        }
        found.add(check(FoundModule.Kind.PROTOCOL, origin, protocol.spiVersion(), name, protocol.description(),
            NoSettings.class));
        protocols.add(protocol);
    }

    private FoundModule check(FoundModule.Kind kind, String origin, int version, String name, String description,
        Class<? extends Record> settings) throws SinkException {
        if (version > SinkFactory.SPI_VERSION) {
            throw new SinkException(name + " needs version " + version + " of the plugin interface, this Weir has "
                + SinkFactory.SPI_VERSION);
        }
        if (name == null || !name.matches(NAME)) {
            throw new SinkException("the name \"" + name + "\" is not lower-case letters, digits and hyphens");
        }
        for (FoundModule other : found) {
            if (other.kind() == kind && other.name().equals(name)) {
                throw new SinkException("the name " + name + " is taken by " + other.origin());
            }
        }
        List<SettingInfo> infos = SettingsBinder.describe(settings);
        for (SettingInfo info : infos) {
            if (ENGINES_KEYS.contains(info.key()) || info.key().startsWith(ENGINES_PREFIX)) {
                throw new SinkException(name + " has a setting " + info.key() + ", which is the engine's own");
            }
        }
        return new FoundModule(kind, name, origin, description == null ? "" : description, infos);
    }

    void warn(String line) {
        warnings.add(line);
    }

    List<String> warnings() {
        return warnings;
    }

    void refuse(String line) {
        String oneLine = line.replace('\n', ' ');
        if (!refused.contains(oneLine)) {
            refused.add(oneLine);
        }
    }

    Map<String, SinkFactory> sinks() {
        return sinks;
    }

    Map<String, FlowStageFactory> stages() {
        return stages;
    }

    Map<String, FlowFormat> formats() {
        return formats;
    }

    List<ProtocolModule> protocols() {
        return protocols;
    }

    List<FoundModule> found() {
        return found;
    }

    List<String> refused() {
        return refused;
    }
}
