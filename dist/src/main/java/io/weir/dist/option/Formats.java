// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Values;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.GoValues;
import io.weir.sink.FlowFormat;
import io.weir.sink.Produce;
import java.util.List;
import java.util.stream.Collectors;

/** The formats that were found, by name. */
final class Formats {
    private static final String JSON = "json";

    private final List<FlowFormat> found;
    private final ModuleNames names;

    Formats(List<FlowFormat> found) {
        this.found = List.copyOf(found);
        this.names = new ModuleNames("format", found.stream().map(FlowFormat::name).toList(), JSON);
    }

    /** The value of {@code -format}: a name. */
    FlagType<String> type() {
        return new FlagType<>("FORMAT", name -> {
            names.check(name);
            return name;
        });
    }

    /** All names, in words. */
    String listed() {
        return String.join(", ", found.stream().map(FlowFormat::name).toList());
    }

    /** That of goflow2's JSON. */
    FlowFormat json() throws FlagException {
        return named(JSON);
    }

    /**
     * The format of that name, for what is asked. goflow2 starts with one that cannot write it, and then fails at each
     * datagram: so does Weir if it is to print goflow2's values.
     */
    FlowFormat writing(OutputEncoders.Asked asked, String name) throws FlagException {
        FlowFormat format = named(name);
        Produce produce = asked.produce();
        if (format.produces().contains(produce)) {
            return format;
        }
        if (produce == Produce.RAW && asked.values() == Values.GOFLOW2) {
            return new UnwritableFormat(format);
        }
        throw new FlagException("flag -produce: the format " + name + " (-format) does not write "
            + GoValues.word(produce) + "; allowed: " + listed(produce));
    }

    private String listed(Produce produce) {
        return found.stream().filter(each -> each.produces().contains(produce)).map(FlowFormat::name)
            .collect(Collectors.joining(", "));
    }

    private FlowFormat named(String name) throws FlagException {
        return found.stream().filter(each -> each.name().equals(name)).findFirst()
            .orElseThrow(() -> new FlagException("flag -format: there is no format " + name + "; " + names.allowed()));
    }
}
