// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import io.weir.sink.settings.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Brings Go's forms of a flag ({@code -x v}, {@code -x=v}, {@code --x}, a bare switch) into one: {@code -x=v}. */
final class GoArguments {
    private final FlagSet flags;
    private final List<String> words;

    /** Takes words that are no flags into {@code words}, or refuses them if that is null. */
    GoArguments(FlagSet flags, List<String> words) {
        this.flags = flags;
        this.words = words;
    }

    List<String> normalise(List<String> args) throws FlagException {
        List<String> normal = new ArrayList<>();
        Iterator<String> left = args.iterator();
        while (left.hasNext()) {
            String word = left.next();
            if (word.equals("--")) {
                takeRest(left);
            } else if (word.length() < 2 || word.charAt(0) != '-') {
                take(word);
            } else {
                normal.add(flag(word, left));
            }
        }
        return normal;
    }

    private void takeRest(Iterator<String> left) throws FlagException {
        while (left.hasNext()) {
            take(left.next());
        }
    }

    private void take(String word) throws FlagException {
        if (words == null) {
            throw stray(word);
        }
        words.add(word);
    }

    private String flag(String word, Iterator<String> left) throws FlagException {
        String body = word.substring(word.startsWith("--") ? 2 : 1);
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        Flag<?> flag = known(name, word);
        if (equals >= 0) {
            return "-" + body;
        }
        return "-" + name + "=" + value(flag, left);
    }

    private static String value(Flag<?> flag, Iterator<String> words) throws FlagException {
        if (flag.type().isSwitch()) {
            return "true";
        }
        if (!words.hasNext()) {
            throw new FlagException("flag -" + flag.name() + " needs a value: -" + flag.name() + "="
                + flag.type().valueName());
        }
        return words.next();
    }

    private Flag<?> known(String name, String word) throws FlagException {
        if (name.isEmpty() || name.startsWith("-")) {
            throw new FlagException("bad flag syntax: " + word);
        }
        Flag<?> flag = flags.find(name);
        if (flag != null) {
            return flag;
        }
        String refusal = flags.refusal(name);
        if (refusal != null) {
            throw new FlagException("flag -" + name + ": " + refusal);
        }
        throw new FlagException("unknown flag -" + name
            + Nearest.to(name, flags.names()).map(meant -> "; did you mean -" + meant + "?").orElse(""));
    }

    private static FlagException stray(String word) {
        String hint = word.equals("true") || word.equals("false") ? " (a switch takes its value as -name=" + word + ")"
            : " (a command can only be the first word, and a flag starts with a hyphen)";
        return new FlagException("stray word \"" + word + "\"" + hint);
    }
}
