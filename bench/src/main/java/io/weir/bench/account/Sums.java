// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sums of docs/account.md, each checked to the unit; what disagrees is kept in words. */
final class Sums {
    private final PrintedAccount account;
    private final List<String> disagreements = new ArrayList<>();
    private int checked;

    Sums(PrintedAccount account) {
        this.account = account;
    }

    /** Both must be equal. */
    void equal(String what, Object expected, Object found) {
        checked++;
        if (!Objects.equals(expected, found)) {
            disagreements.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** At least one must have happened, or the run shows nothing. */
    void provoked(String what, long count) {
        checked++;
        if (count <= 0) {
            disagreements.add(what + ": did not happen");
        }
    }

    /** The sum that each line about {@code subject} must hold. */
    void each(String subject, String total, String... parts) {
        for (Map<String, String> line : account.of(subject)) {
            long sum = 0;
            for (String part : parts) {
                sum += PrintedAccount.number(line, part);
            }
            equal(total + " of " + line.values().iterator().next(), PrintedAccount.number(line, total), sum);
        }
    }

    /** All that holds whatever was sent. */
    void always() {
        each("a socket", "datagrams_received", "refused", "limited", "datagrams_given", "dropped_ring_full",
            "dropped_share", "dropped_no_buffer", "dropped_stopping");
        each("a worker", "datagrams_taken", "datagrams_decoded", "datagrams_malformed", "datagrams_failed");
        each("a worker", "sets", "sets_templates", "sets_counters",
            "sets_decoded", "sets_late", "sets_late_full", "sets_refused");
        each("a worker", "sets_late", "sets_late_delivered", "sets_late_refused", "sets_late_dropped");
        each("a sink", "accepted", "delivered", "dropped", "failed", "waiting");
        equal("datagrams given to workers", account.sum("a socket", "datagrams_given"),
            account.sum("a worker", "datagrams_taken", "datagrams_waiting"));
        long records = account.sum("a worker", "records");
        for (Map<String, String> stage : account.of("a stage")) {
            equal("records into a stage", records, PrintedAccount.number(stage, "passed")
                + PrintedAccount.number(stage, "filtered"));
            records = PrintedAccount.number(stage, "passed");
        }
        for (Map<String, String> sink : account.of("a sink")) {
            equal("records into sink " + sink.get("sink"), records, PrintedAccount.number(sink, "accepted"));
        }
    }

    int checked() {
        return checked;
    }

    List<String> disagreements() {
        return disagreements;
    }
}
