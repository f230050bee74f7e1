// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.monitor.http.Request;
import java.util.Map;

/** Requests as the server gives them to handlers. */
final class Ask {
    private Ask() {
    }

    /** A question with parameters, none of them twice. */
    static Request of(Map<String, String> parameters) {
        return new Request("GET", "/", parameters, Map.of(), false, new byte[0]);
    }
}
