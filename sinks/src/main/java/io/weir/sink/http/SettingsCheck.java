// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.IngestContract;
import io.weir.sink.SinkException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses settings that cannot work, before anything is opened. */
final class SettingsCheck {
    static final int MOST_RECORDS = 1_000_000;
    private static final int MOST_IN_FLIGHT = 256;
    private static final List<String> OWN_HEADERS = List.of("content-type", "content-encoding", "authorization",
        IngestContract.BATCH_ID.toLowerCase(Locale.ROOT), IngestContract.RECORDS.toLowerCase(Locale.ROOT),
        IngestContract.PARTS.toLowerCase(Locale.ROOT));

    private final String owner;
    private final HttpSettings settings;

    /** {@code owner} is what stands before a key: {@code -transport.http}. */
    SettingsCheck(String owner, HttpSettings settings) {
        this.owner = owner;
        this.settings = settings;
    }

    void run() throws SinkException {
        url();
        sizes();
        times();
        secrets();
        headers();
    }

    private void url() throws SinkException {
        URI url = settings.url();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
            throw refused("url", "must be such as https://host/v1/ingest");
        }
        if (url.getUserInfo() != null) {
            throw refused("url", "must not hold a user: use " + owner + ".user and " + owner + ".password-file");
        }
        if (url.getFragment() != null) {
            throw refused("url", "must not have a #fragment");
        }
    }

    private void sizes() throws SinkException {
        range("batch-records", settings.batchRecords(), 1, MOST_RECORDS);
        range("batch-bytes", settings.batchBytes(), 1, 256 << 20);
        range("in-flight", settings.inFlight(), 1, MOST_IN_FLIGHT);
        range("dead-letter-bytes", settings.deadLetterBytes(), 1, Long.MAX_VALUE);
    }

    private void times() throws SinkException {
        // An orderly stop waits for about as long; and lanes have few blocks to wait with.
        range("batch-age", settings.batchAge().toMillis(), 0, 5_000);
        range("timeout", settings.timeout().toMillis(), 1, 3_600_000);
        range("connect-timeout", settings.connectTimeout().toMillis(), 1, 3_600_000);
        range("retry-min", settings.retryMin().toMillis(), 1, 3_600_000);
        range("retry-max", settings.retryMax().toMillis(), settings.retryMin().toMillis(), 3_600_000);
    }

    private void range(String key, long value, long least, long most) throws SinkException {
        if (value < least || value > most) {
            String unit = key.contains("age") || key.contains("time") || key.contains("retry") ? " ms" : "";
            String allowed = most == Long.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
            throw refused(key, "must be " + allowed + unit + ", not " + value);
        }
    }

    private void secrets() throws SinkException {
        boolean token = isGiven(settings.tokenFile()) || !settings.tokenEnv().isEmpty();
        boolean password = isGiven(settings.passwordFile()) || !settings.passwordEnv().isEmpty();
        if (isGiven(settings.tokenFile()) && !settings.tokenEnv().isEmpty()) {
            throw refused("token-file", "and token-env exclude each other");
        }
        if (isGiven(settings.passwordFile()) && !settings.passwordEnv().isEmpty()) {
            throw refused("password-file", "and password-env exclude each other");
        }
        if (settings.user().isEmpty() == password) {
            throw refused("user", "and password-file (or password-env) need each other");
        }
        if (token && password) {
            throw refused("user", "and a token exclude each other");
        }
        if (isGiven(settings.cert()) != isGiven(settings.key())) {
            throw refused("cert", "and key need each other");
        }
    }

    private static boolean isGiven(Path path) {
        return !path.toString().isEmpty();
    }

    /** The user's headers. */
    Map<String, String> headers() throws SinkException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : settings.headers()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).strip();
            if (colon <= 0 || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused("header", "must be Name: value, of a name that Weir does not set itself");
            }
            headers.put(name, sendable(name, header.substring(colon + 1).strip()));
        }
        return headers;
    }

    /** The value may be a secret: no text shows it. */
    private String sendable(String name, String value) throws SinkException {
        try {
            HttpRequest.newBuilder().header(name, value);
            return value;
        } catch (IllegalArgumentException unfit) {
            throw refused("header", "has a name or value that cannot be sent: " + name);
        }
    }

    private SinkException refused(String key, String why) {
        return new SinkException(owner + "." + key + " " + why);
    }
}
