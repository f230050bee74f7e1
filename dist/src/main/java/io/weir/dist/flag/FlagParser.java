// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a command line in Go's flag syntax; of several values of a flag the last one wins. */
public final class FlagParser {
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
        Map<String, Given> values = new HashMap<>();
        for (String word : new GoArguments(flags, words).normalise(args)) {
            int equals = word.indexOf('=');
            String name = word.substring(1, equals);
            values.put(name, given(flags.find(name), word.substring(equals + 1)));
        }
        return new FlagValues(values);
    }

    private static Given given(Flag<?> flag, String text) throws FlagException {
        try {
            return new Given(flag.type().parser().parse(text), text, "flag -" + flag.name());
        } catch (BadValueException e) {
            throw new FlagException("bad value \"" + text + "\" for flag -" + flag.name() + ": " + e.getMessage());
        }
    }
}
