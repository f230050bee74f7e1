// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Sinks.SinkRow;
import java.util.ArrayList;
import java.util.List;

/** Sinks that fail, are stuck, or lost records. */
final class SinkCheck implements Check {
    private static final long SMALL = 1_000;

    @Override
    public void look(Case at, List<Finding> to) {
        for (SinkRow sink : at.now().sinks()) {
            SinkRow before = at.before(sink);
            String subject = "sink " + sink.name();
            if (sink.state().equals("failing")) {
                to.add(Finding.wrong("sink-failing", subject, "it fails: " + sink.lastError() + "; " + waiting(sink),
                    todo(sink)));
            } else if (isStuck(before, sink)) {
                to.add(Finding.wrong("sink-stuck", subject, "it took nothing in these " + Math.round(at.seconds())
                    + " s: " + waiting(sink), "see whether what it writes to still takes: the program behind a pipe, "
                    + "an API, a slow disk (iostat -x 1), a network mount"));
            }
            lost(at, before, sink, to);
        }
    }

    /** Whether it had something to take at both looks, in memory or on disk, and took nothing. */
    static boolean isStuck(SinkRow before, SinkRow now) {
        return before.waiting() + before.spooled() > 0 && now.waiting() + now.spooled() > 0
            && now.delivered() == before.delivered();
    }

    private static String waiting(SinkRow sink) {
        return sink.waiting() + " records wait for it in memory, " + sink.spooled() + " on disk";
    }

    private static String todo(SinkRow sink) {
        String error = sink.lastError();
        String again = sink.onError().equals("retry") ? "; Weir tries again by itself"
            : "; -transport." + sink.name() + ".on-error=retry would let Weir try again by itself";
        if (error.contains("are set aside and kept")) {
            return "see what the server's answer says: a column that is missing there, a wrong path or query in "
                + "-transport." + sink.name() + ".url; nothing is thrown away, and all is sent again once it is mended";
        }
        if (error.contains("no space left") || error.contains("No space left")) {
            return "make room on its disk (df -h)" + again;
        }
        if (error.contains("broken pipe") || error.contains("Broken pipe")) {
            return "start the program that reads Weir's output again, and Weir with it";
        }
        if (error.contains("://")) {
            return "see whether the server at this address is up and reachable from here (curl -v), and takes what is "
                + "posted" + again;
        }
        return "mend what it says" + again;
    }

    private static void lost(Case at, SinkRow before, SinkRow now, List<Finding> to) {
        long failed = now.failed() - now.kept();
        long lost = now.dropped() + failed;
        long rise = lost - before.dropped() - before.failed() + before.kept();
        if (lost > 0) {
            to.add(new Finding("sink-loss", rise > 0 || lost * SMALL >= now.accepted(), "sink " + now.name(),
                lost + " of " + now.accepted() + " records were lost for it" + at.lately(rise) + ": " + now.dropped()
                + " because it did not keep up, " + failed + " because it failed", toKeep(now)));
        }
    }

    /** What would have kept them and is not in force. */
    private static String toKeep(SinkRow sink) {
        String flag = "-transport." + sink.name() + ".";
        List<String> todo = new ArrayList<>();
        if (sink.spoolFull() > 0) {
            todo.add("raise " + flag + "spool.max-bytes, or make room on its disk (df -h)");
        }
        if (sink.spoolExpired() > 0) {
            todo.add("raise " + flag + "spool.max-age");
        }
        if (sink.spoolCorrupt() > 0) {
            todo.add("look for the folders corrupt-… in " + flag + "spool.dir, and at its disk");
        }
        if (!sink.whenFull().equals("spool") && sink.dropped() > 0) {
            todo.add(flag + "when-full=spool keeps them on disk until it does");
        }
        if (sink.failed() > sink.kept()) {
            todo.add(sink.onError().equals("retry") ? "its last error says why: " + sink.lastError()
                : flag + "on-error=retry gives them to it again");
        }
        return todo.isEmpty() ? "see the log for when they were dropped; at a stop, raise -stop.timeout"
            : String.join("; ", todo);
    }
}
