// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Sources.SourceRow;
import java.util.List;

/** Sources that Weir itself turns away: lists of exporters, limits. */
final class DoorCheck implements Check {
    @Override
    public void look(Case at, List<Finding> to) {
        for (SourceRow each : at.now().sources()) {
            long rise = each.datagrams() - at.before().sources().stream().filter(row -> isSame(row, each))
                .mapToLong(SourceRow::datagrams).findFirst().orElse(0);
            String subject = "exporter " + each.address();
            String count = each.datagrams() + " datagrams to port " + each.listener();
            if (each.reason().equals("refused")) {
                to.add(Finding.wrong("refused", subject, count + " were refused" + at.lately(rise)
                    + ": -exporters.allow or -exporters.deny does not let it in",
                    "if it is yours, put " + each.address() + " into the list and send Weir SIGHUP"));
            } else {
                to.add(Finding.wrong("limited", subject, count + " were dropped" + at.lately(rise)
                    + ": it sends more than -limit.datagrams allows",
                    "if this is its usual load, raise -limit.datagrams; else find out what floods"));
            }
        }
    }

    private static boolean isSame(SourceRow a, SourceRow b) {
        return a.address().equals(b.address()) && a.listener() == b.listener() && a.reason().equals(b.reason());
    }
}
