// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.EarlyFlag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where configuration comes from: a command's words, variables, and the file that one of them names. One thread. */
public final class ConfigSources {
    private final List<String> args;
    private final Variables variables;
    private final YamlFile file;

    private ConfigSources(List<String> args, Variables variables, YamlFile file) {
        this.args = args;
        this.variables = variables;
        this.file = file;
    }

    /**
     * Reads the file, if {@code -config} or {@code WEIR_CONFIG} names one.
     *
     * @param args the command's words
     * @param environment all variables; those that do not begin with {@code WEIR_} mean nothing
     * @throws FlagException if the file cannot be read or is no YAML
     */
    public static ConfigSources read(List<String> args, Map<String, String> environment) throws FlagException {
        Variables variables = new Variables(environment);
        String flag = EarlyFlag.text(args, ConfigFlags.NAME);
        String variable = variables.value(ConfigFlags.NAME);
        YamlFile file = YamlFile.none();
        if (flag != null && !flag.isEmpty()) {
            file = YamlFile.read(flag, "flag -" + ConfigFlags.NAME);
        } else if (flag == null && variable != null && !variable.isEmpty()) {
            file = YamlFile.read(variable, "variable " + Variables.name(ConfigFlags.NAME));
        }
        return new ConfigSources(args, variables, file);
    }

    /**
     * The same for a command with a syntax of its own that takes the collector's file.
     *
     * @param file that it was given, null for none
     * @throws FlagException if the file cannot be read or is no YAML
     */
    public static ConfigSources ofFile(String file, Map<String, String> environment) throws FlagException {
        return read(file == null ? List.of() : List.of("-" + ConfigFlags.NAME + "=" + file), environment);
    }

    /** What they say of one flag, as it is written; {@code otherwise} if they do not. */
    public String text(String name, String otherwise) {
        String text = EarlyFlag.text(early(List.of(name)), name);
        return text == null ? otherwise : text;
    }

    /**
     * The command's words, and before them, so that theirs win, what file and variables say of the flags {@code names}:
     * for flags that decide which others there are.
     */
    public List<String> early(List<String> names) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            file.entries().stream().filter(each -> each.key().equals(name))
                .forEach(each -> words.add("-" + name + "=" + each.text()));
            if (variables.value(name) != null) {
                words.add("-" + name + "=" + variables.value(name));
            }
        }
        words.addAll(args);
        return words;
    }

    /** All of it, checked against the flags there are. */
    public Configuration against(FlagSet flags) {
        return new Merge(flags).of(args, variables, file);
    }
}
