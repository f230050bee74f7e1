// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import io.weir.ingest.IngestFault.Kind;
import java.time.Duration;
import java.util.Locale;

/** Reads an {@link IngestFault}. */
final class FaultText {
    private final String text;
    private Kind kind;
    private int status;
    private Duration delay = Duration.ZERO;
    private double chance;
    private int every;
    private int first;
    private String retryAfter = "";

    FaultText(String text) {
        this.text = text;
    }

    IngestFault parse() {
        String[] words = text.split(":");
        if (words.length < 2) {
            throw bad("needs WHAT:WHEN, such as 503:0.1");
        }
        what(words[0]);
        for (int i = 1; i < words.length; i++) {
            when(words[i]);
        }
        return new IngestFault(kind, status, delay, chance, every, first, retryAfter);
    }

    private void what(String word) {
        if (word.equals("drop") || word.equals("drop-after")) {
            kind = Kind.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
        } else if (word.startsWith("delay=")) {
            kind = Kind.DELAY;
            delay = duration(word.substring(6));
        } else {
            kind = Kind.STATUS;
            status = (int) number(word, 200, 599);
        }
    }

    private void when(String word) {
        if (word.startsWith("every=")) {
            every = (int) number(word.substring(6), 1, Integer.MAX_VALUE);
        } else if (word.startsWith("first=")) {
            first = (int) number(word.substring(6), 1, Integer.MAX_VALUE);
        } else if (word.startsWith("retry-after=")) {
            retryAfter = word.substring(12);
        } else {
            chance = number(word, 0, 1);
        }
    }

    private double number(String word, double least, double most) {
        try {
            double number = Double.parseDouble(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw bad("\"" + word + "\" is no number");
        }
        throw bad("\"" + word + "\" is out of range");
    }

    private Duration duration(String word) {
        int digits = word.endsWith("ms") ? 2 : 1;
        if (!word.endsWith("s")) {
            throw bad("a delay is such as 200ms or 2s");
        }
        double amount = number(word.substring(0, word.length() - digits), 0, 86_400_000);
        return Duration.ofMillis(Math.round(digits == 2 ? amount : 1000 * amount));
    }

    private IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }
}
