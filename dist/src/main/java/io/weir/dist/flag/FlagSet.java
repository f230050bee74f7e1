// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flags of one command, in the order and sections in which the help shows them. One thread. */
public final class FlagSet {
    private final Map<String, Flag<?>> flags = new LinkedHashMap<>();
    private final Map<String, List<Flag<?>>> sections = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Set<String> commandLineOnly = new HashSet<>();

    /** A set without flags. */
    public FlagSet() {
    }

    /** Adds flags below a heading, after those that are there already. A name can be taken once. */
    public FlagSet add(String section, List<? extends Flag<?>> some) {
        for (Flag<?> flag : some) {
            if (flags.putIfAbsent(flag.name(), flag) != null) {
                throw new IllegalArgumentException("flag -" + flag.name() + " is there twice");
            }
        }
        sections.computeIfAbsent(section, name -> new ArrayList<>()).addAll(some);
        return this;
    }

    /** Refuses a flag by name, and all whose names continue it after a dot, unless they were added. */
    public FlagSet refuse(String name, String reason) {
        refusals.put(name, reason);
        return this;
    }

    /** Keeps flags out of configuration files and variables: they are about one call of the command. */
    public FlagSet onlyOnCommandLine(String... some) {
        commandLineOnly.addAll(List.of(some));
        return this;
    }

    /** Whether a file or a variable may hold the flag. */
    public boolean isOnlyOnCommandLine(String name) {
        return commandLineOnly.contains(name);
    }

    /** The flag of that name, or null. */
    public Flag<?> find(String name) {
        return flags.get(name);
    }

    /** Why a flag that was not added is refused by name, or null if nothing is known of it. */
    public String refusal(String name) {
        for (Map.Entry<String, String> each : refusals.entrySet()) {
            if (name.equals(each.getKey()) || name.startsWith(each.getKey() + ".")) {
                return each.getValue();
            }
        }
        return null;
    }

    /** All names, in order. */
    public Set<String> names() {
        return flags.keySet();
    }

    /** The flags by heading, in order. */
    public Map<String, List<Flag<?>>> sections() {
        return sections;
    }

    /** What is refused by name, with the reason. */
    public Map<String, String> refusals() {
        return refusals;
    }
}
