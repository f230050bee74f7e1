// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.List;

/** Looks for a flag before all flags are known, because it decides which there are; what it makes of it is no check. */
public final class EarlyFlag {
    private EarlyFlag() {
    }

    /** The text of the last {@code -name text} or {@code -name=text} among a command's words, or null. */
    public static String text(List<String> args, String name) {
        String text = null;
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i).startsWith("--") ? args.get(i).substring(1) : args.get(i);
            if (word.equals("-" + name)) {
                text = i + 1 < args.size() ? args.get(i + 1) : "";
            } else if (word.startsWith("-" + name + "=")) {
                text = word.substring(name.length() + 2);
            }
        }
        return text;
    }
}
