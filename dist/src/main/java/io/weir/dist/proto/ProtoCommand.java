// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.proto;

import io.weir.codec.element.ElementRegistry;
import io.weir.codec.flow.Schema;
import io.weir.codec.protobuf.ProtoFile;
import io.weir.dist.flag.FlagException;
import io.weir.dist.mapping.ElementFile;
import io.weir.dist.mapping.MappingFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir proto}: prints the .proto file of what {@code -format=bin} writes. */
@Command(name = "weir proto", description = {
    "Prints the .proto file of the messages that -format=bin writes: a field for each column and, for -fields=all, "
        + "for each element that Weir knows by name."})
public final class ProtoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-mapping", "--mapping"}, paramLabel = "FILE", defaultValue = "",
        description = "with the fields that this mapping file declares, as the collector's -mapping")
    private String mapping;

    @Option(names = {"-elements.file", "--elements.file"}, paramLabel = "FILE", defaultValue = "",
        description = "with the elements of this file, as the collector's -elements.file")
    private String elements;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help and end")
    private boolean help;

    /** A command that picocli fills in. */
    public ProtoCommand() {
    }

    @Override
    public Integer call() {
        try {
            ElementRegistry.use(elements.isEmpty() ? null : ElementFile.read(elements));
            Schema schema = mapping.isEmpty() ? Schema.STANDARD : MappingFile.read(mapping, true).mapping().schema();
            System.out.print(ProtoFile.text(schema, ElementRegistry.inUse()));
            return 0;
        } catch (FlagException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
