// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.engine.Collector;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.TurnedAway;
import java.util.List;

/**
 * What a scrape tells of.
 *
 * @param listeners each listener
 * @param turnedAway whose datagrams each did not take, in the same order
 */
record Scene(List<ListenerAccount> listeners, List<TurnedAway> turnedAway) {
    static Scene of(Collector collector) {
        return new Scene(collector.listeners(), collector.turnedAway());
    }
}
