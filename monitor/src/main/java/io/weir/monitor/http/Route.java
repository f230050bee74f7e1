// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

/**
 * One path of the server.
 *
 * @param path exactly this, without the query
 * @param method {@code GET}, which HEAD may ask for too, or {@code POST}
 * @param access who may
 * @param quick whether the handler only looks at a few fields: it runs on the server's own thread then, and answers
 *     whatever else is asked
 * @param handler answers
 */
public record Route(String path, String method, Access access, boolean quick, Handler handler) {
    /** Something to read. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route(path, "GET", access, false, handler);
    }

    /** Something to read that takes next to no time. */
    public static Route quick(String path, Access access, Handler handler) {
        return new Route(path, "GET", access, true, handler);
    }

    /** Something that changes Weir's state: only with the token. */
    public static Route post(String path, Handler handler) {
        return new Route(path, "POST", Access.TOKEN, false, handler);
    }
}
