// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.engine.access.Access;
import io.weir.engine.access.AccessException;
import io.weir.engine.access.AccessList;
import io.weir.log.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What SIGHUP does: destinations are opened again by name, lists of exporters are read again. A signal's thread. */
final class Reload implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    private final Runnable reopen;
    private final Access access;

    Reload(Runnable reopen, Access access) {
        this.reopen = reopen;
        this.access = access;
    }

    @Override
    public void run() {
        reopen.run();
        if (!access.isReloadable()) {
            return;
        }
        try {
            tell(access.reload());
        } catch (AccessException e) {
            Event.EXPORTER_LISTS_KEPT.to(LOG).log("error: the lists of exporters were not read again, the old ones "
                + "stay in force: " + e.getMessage());
        }
    }

    private static void tell(AccessList lists) {
        Event.EXPORTER_LISTS_READ.to(LOG)
            .addKeyValue("allowed", lists.allowedRanges() < 0 ? "all" : lists.allowedRanges())
            .addKeyValue("denied", lists.deniedRanges()).log("lists of exporters read again");
    }
}
