// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import java.util.List;

/**
 * What all sources together say.
 *
 * @param flags those there are
 * @param values what was given and can be used
 * @param problems what cannot, a line each; empty if all is well
 */
public record Configuration(FlagSet flags, FlagValues values, List<String> problems) {
    /**
     * The values.
     *
     * @throws FlagException if there is a problem; names the first
     */
    public FlagValues orRefuse() throws FlagException {
        if (problems.isEmpty()) {
            return values;
        }
        String more = problems.size() == 1 ? ""
            : " (and " + (problems.size() - 1) + " more: weir config check lists them)";
        throw new FlagException(problems.get(0) + more);
    }

    /** A refusal by those who use the values, with the places of flags it names that are not on the command line. */
    public String explained(String refusal) {
        StringBuilder places = new StringBuilder();
        for (String name : flags.names()) {
            String origin = values.origin(flags.find(name));
            if (origin != null && !origin.startsWith("flag ") && names(refusal, "-" + name)) {
                places.append(places.isEmpty() ? " (" : ", ").append('-').append(name).append(" by ").append(origin);
            }
        }
        return places.isEmpty() ? refusal : refusal + places + ")";
    }

    /** Whether the flag itself is named, and not one whose name it begins. */
    private static boolean names(String text, String flag) {
        for (int at = text.indexOf(flag); at >= 0; at = text.indexOf(flag, at + 1)) {
            String rest = text.substring(at + flag.length());
            boolean starts = at == 0 || " (\"".indexOf(text.charAt(at - 1)) >= 0;
            if (starts && !rest.matches("(?s)[A-Za-z0-9-].*|\\.[A-Za-z0-9].*")) {
                return true;
            }
        }
        return false;
    }
}
