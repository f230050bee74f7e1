// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what was found. */
final class Table {
    private static final String ROW = "%-11s %5d  %8d  %15d  %12d  %5d ms%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(Findings findings) {
        out.printf(Locale.ROOT, "%-11s %5s  %8s  %15s  %12s  %8s%n", "protocol", "sent", "received", "fields compared",
            "wrong fields", "time");
        for (TestedProtocol protocol : TestedProtocol.values()) {
            Findings.Tally tally = findings.tally(protocol);
            if (tally.sent() == 0) {
                continue;
            }
            out.printf(Locale.ROOT, ROW, protocol.text(), tally.sent(), tally.received(), tally.fields(),
                tally.wrong(), tally.ms());
        }
        findings.differences().forEach(each -> out.println("error: " + each));
        for (TestedProtocol protocol : TestedProtocol.values()) {
            count(findings.tally(protocol).sent() - findings.tally(protocol).received(), protocol, "did not come");
            count(findings.tally(protocol).again(), protocol, "came more than once");
        }
        findings.causes().forEach(each -> out.println("error: " + each));
        if (findings.joined() > 0) {
            out.println("differs as documented: " + findings.joined() + " lines hold more than one flow, as goflow2 "
                + "with several workers writes them");
        }
        out.println(findings.isGood() ? "selftest: passed" : "selftest: error: not every flow came out as it was sent");
    }

    private void count(int flows, TestedProtocol protocol, String what) {
        if (flows > 0) {
            out.println("error: " + flows + " flows of " + protocol.text() + " " + what);
        }
    }
}
