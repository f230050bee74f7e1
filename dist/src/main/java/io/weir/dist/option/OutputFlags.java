// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Values;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.dist.mapping.MappingFile;
import io.weir.dist.mapping.MappingPlan;
import io.weir.dist.mapping.Selection;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.Encoders;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.Produce;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where records go and in which form; shared by the commands that deliver. The modules found decide what there is. */
public final class OutputFlags {
    /** The flag that names sinks, without its hyphen: its aliases bring flags. */
    public static final String TRANSPORT = "transport";

    private static final Flag<Produce> PRODUCE = new Flag<>("produce", GoValues.oneOf(Produce.class), "sample",
        "what to print: sample, a record for each flow; or raw, one for each datagram, with all that is in it");
    private static final Flag<String> MAPPING = new Flag<>("mapping", GoValues.text("FILE"), "",
        "YAML file in goflow2's form: fields of the output, elements and bits of frames that fill them");
    private static final Flag<List<String>> FIELDS = new Flag<>("fields", GoValues.list("NAME,..."), "goflow2",
        "what a line has: goflow2, its 50 fields or those of the mapping file; all, these and each element that none"
            + " of them says; or names of fields and elements, separated by commas");

    private final Formats formats;
    private final List<SinkFlags> sinks;
    private final List<StageFlags> stages;
    private final Flag<String> format;
    private final Flag<List<SinkName>> transport;
    private final Flag<List<String>> stage;

    /** The flags of these modules. */
    public OutputFlags(List<SinkFactory> sinks, List<FlowStageFactory> stages, List<FlowFormat> formats) {
        this(sinks, stages, formats, List.of());
    }

    /** The flags of these modules, and of the aliases that {@code args}, the command's words, give to sinks. */
    public OutputFlags(List<SinkFactory> sinks, List<FlowStageFactory> stages, List<FlowFormat> formats,
        List<String> args) {
        List<String> sinkNames = sinks.stream().map(SinkFactory::name).toList();
        List<String> stageNames = stages.stream().map(FlowStageFactory::name).toList();
        SinkNames names = new SinkNames(sinkNames, "file");
        this.sinks = sinkFlags(sinks, names.aliases(args));
        this.stages = stages.stream().map(StageFlags::new).toList();
        this.formats = new Formats(formats);
        format = new Flag<>("format", this.formats.type(), "json", "form of the output: " + this.formats.listed());
        transport = new Flag<>(TRANSPORT, names.type(), "file", "sinks, separated by commas: " + listed(sinkNames)
            + "; a=file,b=file for two of a kind, with settings -transport.a.KEY and -transport.b.KEY");
        stage = new Flag<>("stage", new ModuleNames("stage", stageNames, "").any(), "",
            "filters and enrichers before the sinks, in order, separated by commas: " + listed(stageNames));
    }

    private static List<SinkFlags> sinkFlags(List<SinkFactory> factories, List<SinkName> aliases) {
        List<SinkFlags> all = new ArrayList<>();
        for (SinkFactory factory : factories) {
            all.add(new SinkFlags(SinkName.of(factory.name()), factory));
            aliases.stream().filter(alias -> alias.kind().equals(factory.name()))
                .forEach(alias -> all.add(new SinkFlags(alias, factory)));
        }
        return List.copyOf(all);
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none found" : String.join(", ", names);
    }

    /** Adds the flags to a command's. */
    public void addTo(FlagSet flags) {
        flags.add("Output", List.of(format, PRODUCE, FIELDS, MAPPING, transport));
        sinks.forEach(each -> flags.add(section(each.name()), each.flags()));
        flags.add("Stages", List.of(stage));
        stages.forEach(each -> flags.add("Stage " + each.name(), each.flags()));
        flags.refuse("transport.kafka", "the sink kafka is not there yet");
    }

    /** What has no effect on datagrams, a line each: it is about flows. */
    public List<String> unused(FlagValues values) {
        return values.value(PRODUCE) != Produce.RAW ? List.of()
            : Stream.<Flag<?>>of(FIELDS, MAPPING, stage).filter(values::isGiven)
                .map(flag -> "-" + flag.name() + " has no effect: it is about flows, and -produce=raw prints datagrams")
                .toList();
    }

    /**
     * Reads the mapping file, if one is named and flows are printed, and which fields are selected.
     *
     * @throws FlagException if it cannot be used, or a field is not known
     */
    public static MappingPlan mapping(FlagValues values) throws FlagException {
        String file = values.value(MAPPING);
        MappingPlan plan = file.isEmpty() || values.value(PRODUCE) == Produce.RAW ? MappingPlan.NONE
            : MappingFile.read(file, DecoderFlags.settings(values).values() == Values.CORRECT);
        return values.isGiven(FIELDS)
            ? Selection.of(values.value(FIELDS), plan, DecoderFlags.settings(values).names()) : plan;
    }

    /**
     * Makes the encoders of the output asked for.
     *
     * @param mapping what the mapping file asks for
     * @throws FlagException if the format cannot be opened, or cannot write what {@code -produce} names
     */
    public Encoders encoders(FlagValues values, MappingPlan mapping) throws FlagException {
        OutputEncoders.Asked asked = new OutputEncoders.Asked(DecoderFlags.settings(values).values(),
            values.value(PRODUCE), mapping.fields());
        try {
            return new OutputEncoders(formats.writing(asked, values.value(format)), formats.json(), asked).tried();
        } catch (SinkException refused) {
            throw new FlagException("flag -format: " + refused.getMessage());
        }
    }

    private static String section(SinkName sink) {
        return "Sink " + sink.name() + (sink.isAlias() ? ", a " + sink.kind() : "");
    }

    /**
     * The sinks asked for, each once, with spools where the collector has them.
     *
     * @param notes takes what was found of earlier spools, a line each
     * @throws FlagException if a sink is not there, or there is a flag for one that was not asked for
     */
    public List<SinkConfig> sinks(FlagValues values, List<String> notes) throws FlagException {
        SpoolPlaces places = new SpoolPlaces(DataFlags.dir(values), DataFlags.here(), DataFlags.home());
        List<SinkConfig> sinks = sinks(values, places);
        notes.addAll(places.notes());
        return sinks;
    }

    /**
     * The sinks asked for, each once, with spools below the working directory.
     *
     * @throws FlagException if a sink is not there, or there is a flag for one that was not asked for
     */
    public List<SinkConfig> sinks(FlagValues values) throws FlagException {
        return sinks(values, new SpoolPlaces(DataFlags.here(), DataFlags.here(), DataFlags.here()));
    }

    private List<SinkConfig> sinks(FlagValues values, SpoolPlaces places) throws FlagException {
        List<SinkConfig> configs = new ArrayList<>();
        for (SinkName name : values.value(transport)) {
            configs.add(sinks.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new FlagException("flag -transport: there is no sink " + name.kind()))
                .config(values, places));
        }
        for (SinkFlags sink : sinks) {
            if (!values.value(transport).contains(sink.name()) && !sink.changed(values).isEmpty()) {
                throw notInUse(sink, values);
            }
        }
        return configs;
    }

    private FlagException notInUse(SinkFlags sink, FlagValues values) {
        String flag = sink.changed(values).get(0);
        String name = sink.name().name();
        String others = values.value(transport).stream()
            .filter(each -> each.kind().equals(name))
            .map(each -> flag.replaceFirst("^-transport\\." + name, "-transport." + each.name()))
            .findFirst().map(meant -> "did you mean " + meant + "?")
            .orElse("name it in -transport, or leave its flags out");
        return new FlagException("flag " + flag + ": the sink " + name + " is not in use; " + others);
    }

    /** The stages asked for, in order. */
    public List<StageConfig> stages(FlagValues values) {
        return values.value(stage).stream()
            .map(name -> stages.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow())
            .map(each -> each.config(values)).toList();
    }

    /** Flags without effect: of spools that are not used, and of stages that were not asked for. */
    public List<String> idle(FlagValues values) {
        List<String> idle = new ArrayList<>();
        for (SinkFlags sink : sinks) {
            if (values.value(transport).contains(sink.name())) {
                idle.addAll(sink.idle(values));
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
