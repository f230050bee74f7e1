// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.GoValues;
import io.weir.sink.settings.Nearest;
import java.util.List;

/** Lists of modules by name. */
final class ModuleNames {
    private final String kind;
    private final List<String> known;
    private final String otherwise;

    /** Names of {@code known} modules; {@code otherwise} is the flag's default, which must always parse. */
    ModuleNames(String kind, List<String> known, String otherwise) {
        this.kind = kind;
        this.known = known;
        this.otherwise = otherwise;
    }

    FlagType<List<String>> any() {
        return new FlagType<>("NAME[,NAME...]", this::parse);
    }

    private List<String> parse(String text) throws BadValueException {
        List<String> names = GoValues.list("").parser().parse(text);
        for (String name : names) {
            check(name);
        }
        return names;
    }

    /** Refuses a name that is not known, with the one that may be meant. */
    void check(String name) throws BadValueException {
        if (known.contains(name) || name.equals(otherwise)) {
            return;
        }
        if (name.equals("kafka")) {
            throw new BadValueException("the sink kafka is not there yet; " + allowed());
        }
        String nearest = Nearest.to(name, known).map(meant -> "did you mean " + meant + "? ").orElse("");
        throw new BadValueException("there is no " + kind + " " + name + "; " + nearest + allowed());
    }

    /** What is allowed, in words. */
    String allowed() {
        return "allowed: " + (known.isEmpty() ? "none, no " + kind + " was found" : String.join(", ", known));
    }
}
