// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header Authorization: a bearer token, a user with a password, or none. Any thread. */
final class Credentials {
    private final String user;
    private final Secret secret;

    private Credentials(String user, Secret secret) {
        this.user = user;
        this.secret = secret;
    }

    static Credentials none() {
        return new Credentials("", null);
    }

    static Credentials bearer(Secret token) {
        return new Credentials("", token);
    }

    static Credentials basic(String user, Secret password) {
        return new Credentials(user, password);
    }

    /** Reads the secret; {@code owner} is what stands before the keys of settings. */
    void start(String owner) throws SinkException {
        if (secret != null) {
            secret.start(owner);
        }
    }

    boolean isNone() {
        return secret == null;
    }

    /** The header's value as of now; empty for none. */
    String header() {
        if (secret == null) {
            return "";
        }
        if (user.isEmpty()) {
            return "Bearer " + secret.value();
        }
        byte[] pair = (user + ":" + secret.value()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** What the user may change when the server refuses. */
    String advice() {
        return secret == null ? "it wants credentials: set token-file, or user and password-file"
            : "check " + secret.place() + "; a changed file is used at once";
    }
}
