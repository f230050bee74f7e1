// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.HashMap;
import java.util.Map;

/** Values of flags that come from elsewhere than the command line; one thread. */
public final class FlagTexts {
    private final Map<String, Given> given = new HashMap<>();

    /** Without any value yet. */
    public FlagTexts() {
    }

    /**
     * Gives a flag a value; the last of several wins.
     *
     * @param origin where the text stands, for people
     * @throws BadValueException if it is none of the flag's; says what is allowed
     */
    public void put(Flag<?> flag, String text, String origin) throws BadValueException {
        given.put(flag.name(), new Given(flag.type().parser().parse(text), text, origin));
    }

    /** What was put in so far. */
    public FlagValues values() {
        return new FlagValues(given);
    }
}
