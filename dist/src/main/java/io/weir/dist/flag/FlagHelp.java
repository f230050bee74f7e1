// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.List;

/** Shows the flags of a command on a terminal. */
public final class FlagHelp {
    private FlagHelp() {
    }

    /** One line or two per flag, by section. */
    public static String text(FlagSet flags) {
        StringBuilder to = new StringBuilder();
        flags.sections().forEach((section, some) -> section(to, section, some));
        return to.toString();
    }

    private static void section(StringBuilder to, String section, List<Flag<?>> flags) {
        to.append('\n').append(section).append(":\n");
        for (Flag<?> flag : flags) {
            String value = flag.type().valueName();
            to.append("  -").append(flag.name()).append(value.isEmpty() ? "" : "=" + value).append("\n        ")
                .append(flag.help());
            if (!flag.type().isSwitch()) {
                to.append(" (default ").append(shown(flag.defaultText())).append(')');
            }
            to.append('\n');
        }
    }

    /** A default as it can be read on one line. */
    public static String shown(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\0", "\\0");
        return escaped.equals(text) ? text : "\"" + escaped + "\"";
    }
}
