// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.engine.config.ListenerConfig;
import java.util.List;

/**
 * The listeners that {@code -listen} names.
 *
 * @param listeners at least one, in the order given
 * @param ignored parts of URLs that have no effect, as the user wrote them
 */
public record ListenUrls(List<ListenerConfig> listeners, List<String> ignored) {
    /**
     * Reads what {@code -listen} takes, for commands that are no collectors.
     *
     * @throws BadValueException if it is none; the message says what is allowed
     */
    public static ListenUrls parse(String text) throws BadValueException {
        return ListenUrlParser.parse(text);
    }
}
