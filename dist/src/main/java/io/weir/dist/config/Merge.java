// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagTexts;
import io.weir.dist.flag.FlagValues;
import io.weir.sink.settings.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks each source against the flags there are, and lays one over the other: flag, variable, file, default. */
final class Merge {
    private final FlagSet flags;
    private final List<String> problems = new ArrayList<>();

    Merge(FlagSet flags) {
        this.flags = flags;
    }

    Configuration of(List<String> args, Variables variables, YamlFile file) {
        FlagValues given = commandLine(args);
        FlagValues fromFile = file(file);
        FlagValues both = given.over(fromFile);
        FlagValues values = given.over(variables(variables, both).over(fromFile));
        return new Configuration(flags, values, List.copyOf(problems));
    }

    private FlagValues commandLine(List<String> args) {
        try {
            return new FlagParser(flags).parse(args);
        } catch (FlagException e) {
            problems.add(e.getMessage());
            return new FlagTexts().values();
        }
    }

    private FlagValues file(YamlFile file) {
        problems.addAll(file.problems());
        FlagTexts texts = new FlagTexts();
        for (Entry entry : file.entries()) {
            entry(texts, entry);
        }
        return texts.values();
    }

    private void entry(FlagTexts texts, Entry entry) {
        Flag<?> flag = flags.find(entry.key());
        String place = entry.origin() + ": ";
        if (flag == null) {
            problems.add(place + unknown(entry.key()));
        } else if (flags.isOnlyOnCommandLine(entry.key())) {
            problems.add(place + entry.key() + " has no meaning in a file");
        } else if (entry.isList() && !flag.type().isList()) {
            problems.add(place + entry.key() + " takes one value, not a list");
        } else {
            put(texts, flag, entry.text(), entry.origin());
        }
    }

    private String unknown(String key) {
        String refusal = flags.refusal(key);
        return refusal != null ? key + ": " + refusal : "unknown key " + key
            + Nearest.to(key, flags.names()).map(meant -> "; did you mean " + meant + "?").orElse("");
    }

    private void put(FlagTexts texts, Flag<?> flag, String text, String origin) {
        try {
            texts.put(flag, text, origin);
        } catch (BadValueException e) {
            problems.add(origin + ": bad value \"" + (flag.isSecret() ? Flag.HIDDEN : text) + "\" for "
                + flag.name() + ": " + e.getMessage());
        }
    }

    /** {@code given} may name further variables, such as one that holds a token. */
    private FlagValues variables(Variables variables, FlagValues given) {
        FlagTexts texts = new FlagTexts();
        for (Map.Entry<String, String> each : variables.all().entrySet()) {
            List<String> found = Variables.flags(each.getKey(), flags);
            if (found.size() == 1 && !isOnlyOnCommandLine(found.get(0))) {
                put(texts, flags.find(found.get(0)), each.getValue(), "variable " + each.getKey());
            } else if (found.size() > 1) {
                problems.add("variable " + each.getKey() + " can mean -" + String.join(" and -", found)
                    + "; use the flag");
            }
        }
        FlagValues values = texts.values();
        variables.all().keySet().stream().filter(name -> isUnknown(name, given) && !values.hasText(name))
            .forEach(this::unknownVariable);
        return values;
    }

    /** The file's name was looked for before all else; a variable may give it. */
    private boolean isOnlyOnCommandLine(String flag) {
        return flags.isOnlyOnCommandLine(flag) && !flag.equals(ConfigFlags.NAME);
    }

    private boolean isUnknown(String variable, FlagValues given) {
        List<String> found = Variables.flags(variable, flags);
        boolean known = found.size() > 1 || found.size() == 1 && !isOnlyOnCommandLine(found.get(0));
        return !known && !Variables.isForeign(variable) && !given.hasText(variable);
    }

    private void unknownVariable(String variable) {
        Set<String> names = new LinkedHashSet<>();
        flags.names().stream().filter(flag -> !isOnlyOnCommandLine(flag)).map(Variables::name).forEach(names::add);
        problems.add("unknown variable " + variable
            + Nearest.to(variable, names).map(meant -> "; did you mean " + meant + "?").orElse("")
            + " (variables that begin with WEIR_ are Weir's)");
    }
}
