// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.codec.DecoderSettings;
import io.weir.codec.walk.ProtocolModule;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.mapping.MappingPlan;
import io.weir.dist.option.AccessFlags;
import io.weir.dist.option.AlarmFlags;
import io.weir.dist.option.DecoderFlags;
import io.weir.dist.option.HttpFlags;
import io.weir.dist.option.ListenFlags;
import io.weir.dist.option.LogFlags;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.StateFlags;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.Encoders;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryPlan;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.engine.state.StateSettings;
import io.weir.monitor.alarm.AlarmSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for, in the engine's terms.
 *
 * @param config listeners, values, bounds
 * @param receive how sockets are opened, and who may send to them
 * @param sinks at least one
 * @param stages in order
 * @param encoders makes the encoders of the output
 * @param http what the HTTP server is to be
 * @param alarms which alarms there are
 * @param state where what is learned is kept over restarts; null for nowhere
 * @param stats whether rates and losses are told while it runs
 * @param infos what the user should know
 * @param found spools of earlier
 * @param warnings what the user asked for in vain
 * @param memory the bounds of all that can grow
 * @param takeover whether to take the sockets of a Weir that runs
 */
record CollectPlan(
    CollectorConfig config,
    ReceiveSettings receive,
    List<SinkConfig> sinks,
    List<StageConfig> stages,
    Encoders encoders,
    HttpPlan http,
    AlarmSettings alarms,
    StateSettings state,
    StatsFlags stats,
    List<String> infos,
    List<String> found,
    List<String> warnings,
    MemoryPlan memory,
    boolean takeover) {

    /** With protocols of plugins, and sockets that are open already. */
    static CollectPlan of(FlagValues values, OutputFlags output, List<ProtocolModule> protocols, PassedSockets passed)
        throws FlagException {
        List<ListenerConfig> asked = ListenFlags.listeners(values).listeners();
        DecoderFlags.useElements(values);
        MappingPlan mapping = OutputFlags.mapping(values);
        List<String> warnings = new ArrayList<>(warnings(values, output));
        warnings.addAll(mapping.warnings());
        warnings.addAll(Activation.warnings(passed, asked, values.value(CollectFlags.TAKEOVER)));
        List<ListenerConfig> listeners = passed.fit(asked);
        List<String> found = new ArrayList<>();
        List<SinkConfig> sinks = output.sinks(values, found);
        MemoryPlan memory = MemoryPlan.ofProcess(new MemoryNeeds(listeners, sinks.size(),
            HttpFlags.server(values).isPresent(), DecoderFlags.wishes(values)));
        MemoryCheck.refuseImpossible(memory);
        DecoderSettings decoder = DecoderFlags.settings(values).with(mapping.mapping()).withProtocols(protocols)
            .within(memory.exporters(), memory.templateBytes(), memory.lateBytes());
        CollectorConfig config = new CollectorConfig(listeners, decoder, LogFlags.errCount(values),
            LogFlags.errInterval(values), values.value(CollectFlags.STOP_TIMEOUT));
        ReceiveSettings receive =
            ReceiveSettings.defaults().with(AccessFlags.access(values), AccessFlags.limit(values)).with(passed);
        return new CollectPlan(config, receive, sinks, output.stages(values), output.encoders(values, mapping),
            HttpPlan.of(values, EffectiveConfig.of(CollectFlags.of(output), values), memory),
            AlarmFlags.settings(values), StateFlags.settings(values, listeners), StatsFlags.of(values), List.of(),
            found, List.copyOf(warnings), memory, values.value(CollectFlags.TAKEOVER));
    }

    private static List<String> warnings(FlagValues values, OutputFlags output) {
        List<String> warnings = new ArrayList<>();
        for (String part : ListenFlags.listeners(values).ignored()) {
            warnings.add("-listen: \"" + part + "\" has no effect; count, workers, blocking and queue_size have");
        }
        warnings.addAll(output.unused(values));
        output.idle(values).forEach(flag -> warnings.add(flag + " has no effect: what it is about is not in use"));
        HttpFlags.idle(values).forEach(flag ->
            warnings.add(flag + " has no effect: -addr is empty, so there is no HTTP server"));
        return warnings;
    }
}
