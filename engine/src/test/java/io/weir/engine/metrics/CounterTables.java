// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.DecodeCounter;
import io.weir.codec.flow.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/account.md}, written from the enums that name what is counted. */
enum CounterTables {
    /** What a socket counts. */
    SOCKET {
        @Override
        String text() {
            return counters(Counter.Owner.SOCKET);
        }
    },
    /** What a worker counts. */
    WORKER {
        @Override
        String text() {
            return counters(Counter.Owner.WORKER);
        }
    },
    /** What the keeper of the state counts. */
    STATE {
        @Override
        String text() {
            return counters(Counter.Owner.STATE);
        }
    },
    /** What a worker's decoder counts. */
    DECODER {
        @Override
        String text() {
            return table("counter | what", Arrays.stream(DecodeCounter.values())
                .map(counter -> row(lowerCase(counter), counter.help())).toList());
        }
    },
    /** What can be wrong with what an exporter sends. */
    FAULT {
        @Override
        String text() {
            return table("reason | costs | what", Arrays.stream(Fault.values())
                .map(fault -> row(fault.label(), lowerCase(fault.level()), fault.text())).toList());
        }
    };

    /** The table's lines, the last one ended, too. */
    abstract String text();

    /** The page with each table between its marks written anew. */
    static String rewritten(String page) {
        String text = page;
        for (CounterTables table : values()) {
            Matcher place = table.place().matcher(text);
            if (!place.find()) {
                throw new IllegalStateException("docs/account.md has no place for the table " + table);
            }
            text = text.substring(0, place.start(1)) + table.text() + "\n" + text.substring(place.end(1));
        }
        return text;
    }

    private Pattern place() {
        String name = lowerCase(this);
        return Pattern.compile("<!-- table " + name + " -->\\n\\n(.*?)<!-- end of " + name + " -->", Pattern.DOTALL);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String counters(Counter.Owner owner) {
        return table("counter | what", Arrays.stream(Counter.values()).filter(counter -> counter.owner() == owner)
            .map(counter -> row(counter.id(), counter.help())).toList());
    }

    private static String table(String head, List<String> rows) {
        String rule = head.replaceAll("[^|]+", "---");
        return "| " + head + " |\n|" + rule + "|\n" + String.join("", rows);
    }

    private static String row(String name, String... cells) {
        return "| `" + name + "` | " + String.join(" | ", cells) + " |\n";
    }
}
