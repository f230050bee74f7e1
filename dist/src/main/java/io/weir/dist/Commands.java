// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import io.weir.sink.settings.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Chooses the command: the first word names it, or starts with a hyphen and is the collector's first flag. */
final class Commands {
    private static final int BAD_COMMAND_LINE = 2;

    private final Command.Body collector;
    private final List<Command> commands;

    Commands(Command.Body collector, List<Command> commands) {
        this.collector = collector;
        this.commands = commands;
    }

    int run(List<String> args) {
        if (args.isEmpty() || args.get(0).startsWith("-")) {
            return collector.run(args);
        }
        String name = args.get(0);
        List<String> rest = args.subList(1, args.size());
        if (name.equals("help")) {
            return rest.isEmpty() ? help() : run(List.of(rest.get(0), "-h"));
        }
        for (Command command : commands) {
            if (command.name().equals(name)) {
                return command.body().run(rest);
            }
        }
        return unknown(name);
    }

    private int unknown(String name) {
        List<String> names = new ArrayList<>(commands.stream().map(Command::name).toList());
        names.add("help");
        System.err.println("error: unknown command \"" + name + "\""
            + Nearest.to(name, names).map(meant -> "; did you mean " + meant + "?").orElse("")
            + " (weir help lists all commands)");
        return BAD_COMMAND_LINE;
    }

    private int help() {
        System.out.print(text(commands));
        return 0;
    }

    /** What {@code weir help} prints. */
    static String text(List<Command> commands) {
        StringBuilder to = new StringBuilder("weir [FLAG...]     collect flows (weir -h lists the flags)\n");
        for (Command command : commands) {
            to.append(String.format("weir %-13s %s%n", command.name(), command.help()));
        }
        return to.append("weir help          this list; weir help COMMAND for one of them\n").toString();
    }
}
