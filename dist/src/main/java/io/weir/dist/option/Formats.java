// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagType;
import io.weir.sink.FlowFormat;
import java.util.List;

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

    /** The format of that name, which the flag's type let through. */
    FlowFormat named(String name) throws FlagException {
        return found.stream().filter(each -> each.name().equals(name)).findFirst()
            .orElseThrow(() -> new FlagException("flag -format: there is no format " + name + "; " + names.allowed()));
    }
}
