// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.codec.json.ShownElements;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.option.HttpFlags;
import io.weir.engine.memory.MemoryPlan;
import io.weir.monitor.api.Config;
import io.weir.monitor.http.HttpSettings;
import java.util.Optional;

/**
 * What the command line asks of the HTTP server.
 *
 * @param server where it listens; empty for none
 * @param templatesPath path of the list of templates; empty for none
 * @param exporters the most exporters with series of their own
 * @param templates the most templates with series of their own
 * @param config all settings as they hold, secrets hidden
 * @param shown which elements a line has
 */
record HttpPlan(Optional<HttpSettings> server, String templatesPath, int exporters, int templates, Config config,
    ShownElements shown) {
    static HttpPlan of(FlagValues values, Config config, MemoryPlan memory, ShownElements shown) {
        Optional<HttpSettings> server =
            HttpFlags.server(values).map(each -> each.within(memory.connections(), memory.answerBytes()));
        return new HttpPlan(server, HttpFlags.templatesPath(values),
            HttpFlags.metricsExporters(values), HttpFlags.metricsTemplates(values), config, shown);
    }
}
