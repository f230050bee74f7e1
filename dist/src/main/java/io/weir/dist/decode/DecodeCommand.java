// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import io.weir.codec.DecoderSettings;
import io.weir.dist.config.ConfigFlags;
import io.weir.dist.config.ConfigSources;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.dist.mapping.MappingPlan;
import io.weir.dist.option.DecoderFlags;
import io.weir.dist.option.LogFlags;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.PluginFlags;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.log.Event;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code weir decode FILE...}: captures through the collector's decoder to the collector's sinks; its flags. */
public final class DecodeCommand {
    private static final Logger LOG = LoggerFactory.getLogger(DecodeCommand.class);
    private static final String USAGE = """
        weir decode [FLAG...] FILE...

        Decodes captures (pcap or pcapng; - is stdin) as the collector would have: same exporters, same times, same
        output. Ends with 0 only if nothing was lost. What the collector's file (-config) and variables (WEIR_...)
        say of decoding, sampling and plugins holds here too; sinks, format and log are this command's own.
        """;
    private static final Flag<Boolean> HELP = new Flag<>("h", FlagType.SWITCH, "false", "show this help and end");
    private static final Flag<Integer> PORT = new Flag<>("decode.port", GoValues.integer(0, 65_535), "0",
        "only datagrams to this UDP port; 0: to any");

    /** A command that has not run. */
    public DecodeCommand() {
    }

    /** Runs to the end of the last file; the main thread. */
    public int run(List<String> args) {
        return run(args, System.getenv());
    }

    int run(List<String> args, Map<String, String> environment) {
        List<String> files = new ArrayList<>();
        try {
            List<String> words = ConfigSources.read(args, environment).early(shared());
            Modules modules = Modules.load(PluginFlags.dir(words));
            OutputFlags output = new OutputFlags(modules.sinks(), modules.stages(), modules.formats(), args);
            FlagSet flags = flags(output);
            FlagValues values = new FlagParser(flags).parse(words, files);
            if (values.value(HELP)) {
                System.out.print(USAGE + FlagHelp.text(flags));
                return 0;
            }
            return run(values, output, modules, files);
        } catch (FlagException e) {
            System.err.println("error: " + e.getMessage() + "; weir decode -h lists all flags");
            return e.exitCode();
        }
    }

    /** What the collector's configuration has to say about a capture: how to read it, not where to put it. */
    private static List<String> shared() {
        FlagSet shared = new FlagSet();
        DecoderFlags.addTo(shared);
        PluginFlags.addTo(shared);
        return List.copyOf(shared.names());
    }

    private static FlagSet flags(OutputFlags output) {
        FlagSet flags = new FlagSet();
        flags.add("Captures", List.of(PORT));
        ConfigFlags.addTo(flags);
        output.addTo(flags);
        DecoderFlags.addTo(flags);
        LogFlags.addTo(flags);
        PluginFlags.addTo(flags);
        return flags.add("Process", List.of(HELP));
    }

    private static int run(FlagValues values, OutputFlags output, Modules modules, List<String> files)
        throws FlagException {
        if (files.isEmpty()) {
            throw new FlagException("no capture is named: weir decode FILE...");
        }
        DecoderFlags.useElements(values);
        MappingPlan mapping = OutputFlags.mapping(values);
        LogFlags.apply(values);
        Stream.concat(output.unused(values).stream(), mapping.warnings().stream()).forEach(warning ->
            Event.CONFIGURATION_WITHOUT_EFFECT.to(LOG).log(warning));
        Delivery delivery = delivery(values, output, mapping, modules);
        DecoderSettings settings = DecoderFlags.settings(values).with(mapping.mapping())
            .withProtocols(modules.protocols());
        return new DecodeJob(settings, values, delivery).run(files, values.value(PORT));
    }

    private static Delivery delivery(FlagValues values, OutputFlags output, MappingPlan mapping, Modules modules)
        throws FlagException {
        try {
            return modules.delivery(waiting(output.sinks(values)), output.stages(values),
                output.encoders(values, mapping));
        } catch (SinkException e) {
            throw new FlagException(e.getMessage());
        }
    }

    /** A capture can wait: no sink drops unless the user said so. */
    private static List<SinkConfig> waiting(List<SinkConfig> sinks) {
        return sinks.stream().map(sink -> sink.whenFull() == null ? sink.with(WhenFull.BLOCK) : sink).toList();
    }
}
