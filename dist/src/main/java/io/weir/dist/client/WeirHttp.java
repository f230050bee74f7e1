// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks a running Weir; immutable, a command's thread waits for the answer. */
public final class WeirHttp {
    /** HTTP's number of an answer that is what was asked for. */
    public static final int OK = 200;

    private final String at;
    private final String token;
    private final int timeoutMs;

    /**
     * An answer of any kind.
     *
     * @param status HTTP's number
     * @param body its content, never modified
     */
    public record Reply(int status, byte[] body) {
        /** Whether it is what was asked for. */
        public boolean isOk() {
            return status == OK;
        }
    }

    /** Asks {@code host:port}; an empty token is not shown. Neither connecting nor reading takes longer than that. */
    public WeirHttp(String at, String token, Duration timeout) {
        this.at = at;
        this.token = token;
        this.timeoutMs = (int) timeout.toMillis();
    }

    /**
     * Asks for a path, with its query.
     *
     * @throws IOException if there is no answer
     */
    public Reply get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + at + path).toURL().openConnection();
        connection.setConnectTimeout(timeoutMs);
        connection.setReadTimeout(timeoutMs);
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Reply(status, body == null ? new byte[0] : body.readAllBytes());
        }
    }
}
