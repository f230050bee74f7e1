// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.monitor.http.Answer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers into JSON; any thread. Times are RFC 3339 in UTC. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Json() {
    }

    static Answer of(Object answer) {
        return Answer.of("application/json", to -> {
            MAPPER.writeValue(to, answer);
            to.write('\n');
        });
    }
}
