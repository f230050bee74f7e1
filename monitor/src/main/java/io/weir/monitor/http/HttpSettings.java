// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.time.Duration;

/**
 * Where the server listens and what it bears.
 *
 * @param host address or name without brackets; empty for all addresses
 * @param port TCP port; 0 lets the system choose
 * @param token what {@code Authorization: Bearer} must show; empty for none
 * @param connections open at once; beyond that the one idle for longest makes room
 * @param idle a connection without traffic is closed after this
 * @param answerBytes memory for answers that are on their way, all together
 */
public record HttpSettings(
    String host, int port, String token, int connections, Duration idle, long answerBytes) {
    private static final int CONNECTIONS = 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long ANSWER_BYTES = 64 << 20;

    /** Bounds for a server of which nobody asks much. */
    public static HttpSettings of(String host, int port, String token) {
        return new HttpSettings(host, port, token, CONNECTIONS, IDLE, ANSWER_BYTES);
    }

    /** The same with other bounds of memory. */
    public HttpSettings within(int mostConnections, long mostAnswerBytes) {
        return new HttpSettings(host, port, token, mostConnections, idle, mostAnswerBytes);
    }

    /** {@code host:port} as a user writes it, {@code [v6]:port} and {@code :port} included. */
    public static String address(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return address(host, port) + (token.isEmpty() ? "" : " with a token");
    }
}
