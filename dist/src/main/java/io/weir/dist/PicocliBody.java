// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import io.weir.log.Reason;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs annotated commands: one line on stderr and exit 2 for a bad command line, exit 1 for a failure. */
final class PicocliBody {
    private static final int BAD_COMMAND_LINE = 2;
    private static final int FAILED = 1;

    private PicocliBody() {
    }

    static int run(Callable<Integer> command, List<String> args) {
        return new CommandLine(command)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setAbbreviatedOptionsAllowed(false)
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(PicocliBody::refuse)
            .setExecutionExceptionHandler((e, line, result) -> fail(e))
            .execute(args.toArray(new String[0]));
    }

    private static int refuse(CommandLine.ParameterException e, String[] args) {
        List<String> guesses = e instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions() : List.of();
        String hint = guesses.isEmpty() ? "" : "; did you mean " + String.join(" or ", guesses) + "?";
        System.err.println("error: " + e.getMessage() + hint);
        return BAD_COMMAND_LINE;
    }

    private static int fail(Exception e) {
        System.err.println("error: " + words(e));
        return FAILED;
    }

    /** A file's trouble names the file; a defect names its kind, for whoever reports it. */
    private static String words(Exception e) {
        boolean said = e instanceof IOException || e.getMessage() != null;
        return said ? Reason.withFile(e) : e.toString();
    }
}
