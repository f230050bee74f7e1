// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a client asks for; immutable but for the body, which is the handler's own.
 *
 * @param method {@code GET} (also for HEAD) or {@code POST}
 * @param path decoded, begins with a slash
 * @param query parameters, each once
 * @param headers by name in lower case; several values of one are joined by commas
 * @param isOldHttp whether it is HTTP/1.0
 * @param body empty but for POST, at most 64 KiB
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers,
    boolean isOldHttp, byte[] body) {
    /**
     * Refuses parameters that the path does not have: one that is misspelt would be left out in silence.
     *
     * @throws BadRequestException if there is another than {@code names}
     */
    public void allow(List<String> names) throws BadRequestException {
        for (String name : new TreeSet<>(query.keySet())) {
            if (!names.contains(name)) {
                throw new BadRequestException("unknown parameter " + name + "; allowed: "
                    + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
        }
    }

    /** A parameter, or {@code otherwise} if it is not there. */
    public String parameter(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    /**
     * A parameter that is a whole number.
     *
     * @throws BadRequestException if it is none from {@code least} to {@code most}
     */
    public int number(String name, int otherwise, int least, int most) throws BadRequestException {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("\\d{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new BadRequestException("bad value for " + name + "; allowed: " + least + " to " + most);
    }

    /** A header by its name in lower case; empty if it is not there. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
