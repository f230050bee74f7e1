// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.GoValues;
import io.weir.engine.config.ListenerConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind the question mark of a listener URL; of a key given twice the first counts, as in goflow2. */
final class ListenQuery {
    private static final Set<String> KNOWN = Set.of("count", "workers", "blocking", "queue_size");
    private static final int MAX_SOCKETS = 1_024;
    private static final int MAX_WORKERS = 1_024;

    private final Map<String, String> values;

    private ListenQuery(Map<String, String> values) {
        this.values = values;
    }

    /** Puts unknown keys into {@code ignored}; {@code text} may be null. */
    static ListenQuery parse(String text, List<String> ignored) throws BadValueException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!KNOWN.contains(key)) {
                ignored.add(key);
            } else {
                values.putIfAbsent(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new ListenQuery(values);
    }

    private static String decoded(String text) throws BadValueException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadValueException("malformed percent sign in \"" + text + "\"");
        }
    }

    ListenerConfig listener(String scheme, String host, int port) throws BadValueException {
        int count = Math.max(1, number("count", 1, MAX_SOCKETS));
        int workers = number("workers", 0, MAX_WORKERS);
        boolean blocking = blocking();
        int queue = values.containsKey("queue_size") || blocking
            ? Math.max(1, number("queue_size", 1, Integer.MAX_VALUE)) : ListenerConfig.AS_MANY_AS_FIT;
        return new ListenerConfig(scheme, host, port, count,
            workers == 0 ? Math.min(2 * count, MAX_WORKERS) : workers, blocking, queue);
    }

    private int number(String key, int otherwise, int most) throws BadValueException {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        String plain = text.replaceFirst("^0+(?=\\d)", "");
        if (!plain.matches("\\d{1,18}") || Long.parseLong(plain) > most) {
            throw new BadValueException(key + "=" + text + ": allowed: a whole number from 0 to " + most);
        }
        return Integer.parseInt(plain);
    }

    private boolean blocking() throws BadValueException {
        try {
            return GoValues.bool(values.getOrDefault("blocking", "false"));
        } catch (BadValueException e) {
            throw new BadValueException("blocking=" + values.get("blocking") + ": " + e.getMessage());
        }
    }
}
