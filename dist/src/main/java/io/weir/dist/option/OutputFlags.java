// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.codec.Values;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.SinkFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where records go and in which form; shared by the commands that deliver. The modules found decide what there is. */
public final class OutputFlags {
    private static final Flag<Function<Values, FlowEncoder>> FORMAT =
        new Flag<>("format", Formats.TYPE, "json", "form of the output: " + Formats.ALLOWED);
    private static final Flag<String> PRODUCE =
        new Flag<>("produce", new FlagType<>("KIND", OutputFlags::produce), "sample", "what to print: sample");

    private final List<SinkFlags> sinks;
    private final List<StageFlags> stages;
    private final Flag<List<String>> transport;
    private final Flag<List<String>> stage;

    /** The flags of these modules. */
    public OutputFlags(List<SinkFactory> sinks, List<FlowStageFactory> stages) {
        this.sinks = sinks.stream().map(SinkFlags::new).toList();
        this.stages = stages.stream().map(StageFlags::new).toList();
        List<String> sinkNames = sinks.stream().map(SinkFactory::name).toList();
        List<String> stageNames = stages.stream().map(FlowStageFactory::name).toList();
        transport = new Flag<>("transport", new ModuleNames("sink", sinkNames, "file").atLeastOne(), "file",
            "sinks, separated by commas: " + listed(sinkNames));
        stage = new Flag<>("stage", new ModuleNames("stage", stageNames, "").any(), "",
            "filters and enrichers before the sinks, in order, separated by commas: " + listed(stageNames));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none found" : String.join(", ", names);
    }

    private static String produce(String text) throws BadValueException {
        if (text.equals("raw")) {
            throw new BadValueException("raw is not there yet; allowed: sample");
        }
        if (!text.equals("sample")) {
            throw new BadValueException("allowed: sample");
        }
        return text;
    }

    /** Adds the flags to a command's. */
    public void addTo(FlagSet flags) {
        flags.add("Output", List.of(FORMAT, PRODUCE, transport));
        sinks.forEach(each -> flags.add("Sink " + each.name(), each.flags()));
        flags.add("Stages", List.of(stage));
        stages.forEach(each -> flags.add("Stage " + each.name(), each.flags()));
        flags.refuse("transport.kafka", "the sink kafka is not there yet");
        flags.refuse("mapping", "custom mappings are not there yet");
    }

    /** Makes an encoder of the format asked for. */
    public Supplier<FlowEncoder> format(FlagValues values) {
        Values which = DecoderFlags.settings(values).values();
        Function<Values, FlowEncoder> format = values.value(FORMAT);
        return () -> format.apply(which);
    }

    /** The sinks asked for, each once. */
    public List<SinkConfig> sinks(FlagValues values) throws FlagException {
        List<SinkConfig> configs = new ArrayList<>();
        for (String name : values.value(transport)) {
            configs.add(sinks.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new FlagException("flag -transport: there is no sink " + name)).config(values));
        }
        return configs;
    }

    /** The stages asked for, in order. */
    public List<StageConfig> stages(FlagValues values) {
        return values.value(stage).stream()
            .map(name -> stages.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow())
            .map(each -> each.config(values)).toList();
    }

    /** Flags that say something of sinks and stages that were not asked for. */
    public List<String> idle(FlagValues values) {
        List<String> idle = new ArrayList<>();
        for (SinkFlags sink : sinks) {
            if (!values.value(transport).contains(sink.name())) {
                idle.addAll(sink.changed(values));
            }
        }
        for (StageFlags each : stages) {
            if (!values.value(stage).contains(each.name())) {
                idle.addAll(each.changed(values));
            }
        }
        return idle;
    }
}
