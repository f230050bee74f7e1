// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.Variables;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.option.OutputFlags;
import java.util.List;

/** Writes {@code docs/flags.md} from the table of flags; a test compares the file with it. */
final class FlagReference {
    private static final String HEAD = """
        # Flags

        Generated from the code, and a test fails when it is stale. Do not edit it, write it again:

            mvn -pl dist -am test -Dtest=FlagReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \\
              -Dweir.docs.write=true

        Flags are written as goflow2's, in Go's syntax: `-name value`, `-name=value`, `--name=value`; a switch stands
        alone or has its value behind an equals sign (`-name=true`). Of a flag given twice the last one counts. An
        unknown flag, a bad value or a stray word ends Weir with exit code 2 before a socket is opened. Plugins bring
        flags of their own, `-transport.NAME.KEY` and `-stage.NAME.KEY`: `weir -h` shows them.

        A flag's name without its hyphen is also a key of [the configuration file](configuration.md).

        Numbers may be written as in Go (`1_000`, `0x10`), amounts of memory also as `64KiB`, `8MiB`, `1GiB`, durations
        as `10s`, `1m30s`, `500ms`.
        """;

    private FlagReference() {
    }

    /** The page for these modules. */
    static String text(OutputFlags output) {
        FlagSet flags = CollectFlags.of(output);
        StringBuilder page = new StringBuilder(HEAD);
        flags.sections().forEach((section, some) -> section(page, section, some, flags));
        page.append("\n## Refused by name\n\n| flag | why |\n|---|---|\n");
        flags.refusals().forEach((name, why) -> row(page, "`-" + name + "`", why));
        return page.toString();
    }

    private static void section(StringBuilder page, String section, List<Flag<?>> some, FlagSet flags) {
        page.append("\n## ").append(section)
            .append("\n\n| flag | variable | value | default | meaning |\n|---|---|---|---|---|\n");
        for (Flag<?> flag : some) {
            boolean alone = flag.type().isSwitch();
            row(page, "`-" + flag.name() + "`", variable(flag.name(), flags),
                alone ? "" : code(flag.type().valueName()), alone ? "" : code(FlagHelp.shown(flag.defaultText())),
                cell(flag.help()));
        }
    }

    private static String variable(String flag, FlagSet flags) {
        boolean none = flags.isOnlyOnCommandLine(flag) && !flag.equals("config");
        return none ? "" : "`" + Variables.name(flag) + "`";
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return text.equals("empty") ? text : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
