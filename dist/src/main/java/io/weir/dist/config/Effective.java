// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagValues;
import io.weir.sink.settings.AddressSecrets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The configuration in force, as YAML: what was given, with where; defaults as comments, so that the text used as a
 * file says the same. Secrets are never in it.
 */
public final class Effective {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9/._+,=?&:-]*(?<!:)");
    private static final Pattern OTHER_TYPE = Pattern.compile("(?i)null|[0-9]+:[0-9:]*");

    private Effective() {
    }

    /** All values of {@code configuration}, by section. */
    public static String text(Configuration configuration) {
        StringBuilder to = new StringBuilder();
        configuration.flags().sections().forEach((section, some) -> section(to, section, some, configuration));
        return to.toString();
    }

    private static void section(StringBuilder to, String section, List<Flag<?>> some, Configuration configuration) {
        StringBuilder lines = new StringBuilder();
        for (Flag<?> flag : some) {
            if (!configuration.flags().isOnlyOnCommandLine(flag.name())) {
                line(lines, flag, configuration.values());
            }
        }
        if (!lines.isEmpty()) {
            to.append(to.isEmpty() ? "" : "\n").append("# ").append(section).append('\n').append(lines);
        }
    }

    private static void line(StringBuilder to, Flag<?> flag, FlagValues values) {
        String origin = values.origin(flag);
        String text = values.text(flag);
        String shown = shown(flag, text);
        to.append(origin == null || !shown.equals(text) ? "#" : "").append(flag.name()).append(": ")
            .append(scalar(shown))
            .append("  # ").append(origin == null ? "default" : origin).append('\n');
    }

    /**
     * A value as people may see it: without secrets, without user and password in a URL, and without the values in a
     * web address' query.
     */
    public static String shown(Flag<?> flag, String text) {
        return flag.isSecret() && !text.isEmpty() ? Flag.HIDDEN
            : AddressSecrets.replace(text, Flag.HIDDEN);
    }

    /** A text as YAML, in quotes where it would be read as something else. */
    public static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !OTHER_TYPE.matcher(text).matches()) {
            return text;
        }
        StringBuilder to = new StringBuilder("\"");
        text.chars().forEach(c -> escaped(to, (char) c));
        return to.append('"').toString();
    }

    private static void escaped(StringBuilder to, char c) {
        switch (c) {
            case '"', '\\' -> to.append('\\').append(c);
            case '\n' -> to.append("\\n");
            case '\t' -> to.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    to.append(String.format("\\x%02x", (int) c));
                } else {
                    to.append(c);
                }
            }
        }
    }
}
