// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.FlagSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment's part in the configuration: its variables that begin with {@code WEIR_}; immutable. */
public final class Variables {
    private static final String PREFIX = "WEIR_";
    /** Read by the launcher, before there is a Weir. */
    private static final List<String> LAUNCHER = List.of("WEIR_JAVA_OPTS", "WEIR_SYSROOT");
    /** Kubernetes sets these in every container for each service whose name begins with weir. */
    private static final Pattern KUBERNETES = Pattern.compile(
        "WEIR_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private final Map<String, String> values = new TreeMap<>();

    /** Those of {@code environment} that are Weir's. */
    Variables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !LAUNCHER.contains(name)) {
                values.put(name, value);
            }
        });
    }

    /** The variable of a flag: {@code WEIR_TRANSPORT_FILE_SEP} for {@code transport.file.sep}. */
    public static String name(String flag) {
        return PREFIX + flag.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The value of a flag's variable, or null. */
    String value(String flag) {
        return values.get(name(flag));
    }

    /** The flags that {@code variable} stands for: one, unless names differ in dots and hyphens only. */
    static List<String> flags(String variable, FlagSet all) {
        List<String> found = new ArrayList<>();
        for (String flag : all.names()) {
            if (name(flag).equals(variable)) {
                found.add(flag);
            }
        }
        return found;
    }

    /** Whether a variable that stands for no flag is there for a known reason. */
    static boolean isForeign(String variable) {
        return KUBERNETES.matcher(variable).matches();
    }

    /** Values by the variables' names, sorted. */
    Map<String, String> all() {
        return values;
    }
}
