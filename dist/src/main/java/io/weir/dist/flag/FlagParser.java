// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Reads a command line in Go's flag syntax. */
public final class FlagParser {
    /** No word of a command line can hold it; the end of flags is found before picocli sees the words. */
    private static final String NO_DELIMITER = "\0";

    private final FlagSet flags;

    /** A parser of the flags of one command. */
    public FlagParser(FlagSet flags) {
        this.flags = flags;
    }

    /**
     * Reads all words.
     *
     * @throws FlagException for an unknown flag, a bad value or a stray word
     */
    public FlagValues parse(List<String> args) throws FlagException {
        return parse(args, null);
    }

    /**
     * Reads all words.
     *
     * @param words takes those that are no flags; null refuses them
     * @throws FlagException for an unknown flag, a bad value or, if refused, a stray word
     */
    public FlagValues parse(List<String> args, List<String> words) throws FlagException {
        List<String> normal = new GoArguments(flags, words).normalise(args);
        try {
            return values(commandLine().parseArgs(normal.toArray(new String[0])));
        } catch (ParameterException e) {
            throw refusal(e);
        }
    }

    private FlagValues values(CommandLine.ParseResult result) {
        Map<String, Given> values = new HashMap<>();
        for (OptionSpec option : result.matchedOptionsSet()) {
            List<String> texts = option.originalStringValues();
            values.put(option.longestName().substring(1),
                new Given(option.getValue(), texts.get(texts.size() - 1), "flag " + option.longestName()));
        }
        return new FlagValues(values);
    }

    /** Quotes, variables and at-signs in values mean nothing, as in Go; the last of several wins. */
    private CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create();
        for (String name : flags.names()) {
            spec.addOption(option(flags.find(name)));
        }
        return new CommandLine(spec)
            .setPosixClusteredShortOptionsAllowed(false)
            .setAbbreviatedOptionsAllowed(false)
            .setOverwrittenOptionsAllowed(true)
            .setAllowOptionsAsOptionParameters(true)
            .setEndOfOptionsDelimiter(NO_DELIMITER)
            .setExpandAtFiles(false)
            .setInterpolateVariables(false)
            .setTrimQuotes(false);
    }

    private static OptionSpec option(Flag<?> flag) {
        return OptionSpec.builder("-" + flag.name()).arity("1").type(Object.class)
            .converters(text -> convert(flag, text)).build();
    }

    private static Object convert(Flag<?> flag, String text) {
        try {
            return flag.type().parser().parse(text);
        } catch (BadValueException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static FlagException refusal(ParameterException e) {
        if (e.getArgSpec() instanceof OptionSpec option && e.getCause() instanceof TypeConversionException cause) {
            return new FlagException(
                "bad value \"" + e.getValue() + "\" for flag " + option.longestName() + ": " + cause.getMessage());
        }
        return new FlagException(e.getMessage());
    }
}
