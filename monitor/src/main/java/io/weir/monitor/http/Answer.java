// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client gets; immutable.
 *
 * @param status HTTP's number
 * @param headers beside those that the server adds
 * @param body writes the content, on the thread that answers
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    private static final String TYPE = "content-type";

    /** Writes an answer's content. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; called once. */
        void writeTo(OutputStream to) throws IOException;
    }

    /** A 200 with content of a type. */
    public static Answer of(String contentType, Body body) {
        return new Answer(200, Map.of(TYPE, contentType), body);
    }

    /** Plain text, as it is. */
    public static Answer text(int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of(TYPE, "text/plain; charset=utf-8"), to -> to.write(bytes));
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body);
    }
}
