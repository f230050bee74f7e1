// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.SinkException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * From settings to what a started sink works with.
 *
 * @param name of the sink
 * @param settings checked
 * @param headers the user's own
 */
record Opening(String name, HttpSettings settings, Map<String, String> headers) {
    /** What tells the user of the server's troubles; one for the life of the sink. */
    TroubleLog trouble() {
        return new TroubleLog(name, address(), System::nanoTime);
    }

    /** Reads secrets, certificates and the dead-letter file's fitness. */
    Courier courier(BatchLimits limits, Compressors compressors, Refusals refusals, TroubleLog trouble)
        throws SinkException {
        Credentials credentials = credentials();
        credentials.start("-transport." + name);
        if (!credentials.isNone() && settings.url().getScheme().equalsIgnoreCase("http")) {
            trouble.advise("plain", "is http: the secret is sent without encryption");
        }
        boolean usual = settings.isUsualDeadLetter();
        DeadLetters letters = new DeadLetters(settings.deadLetterOf(name), usual, settings.deadLetterBytes(), trouble);
        if (!usual) {
            letters.start("-transport." + name + ".dead-letter");
        }
        Requests requests = new Requests(client(), settings, compressors, headers);
        Backoff backoff = new Backoff(
            settings.retryMin(), settings.retryMax(), () -> ThreadLocalRandom.current().nextDouble());
        return new Courier(
            requests, credentials, backoff, settings.giveUp().toNanos(), limits, letters, refusals, trouble);
    }

    /** The URL without its query, which may hold a secret. */
    private String address() {
        URI url = settings.url();
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    private Credentials credentials() {
        if (!settings.user().isEmpty()) {
            return Credentials.basic(
                settings.user(), Secret.password(settings.passwordFile(), settings.passwordEnv()));
        }
        boolean none = isEmpty(settings.tokenFile()) && settings.tokenEnv().isEmpty();
        return none ? Credentials.none()
            : Credentials.bearer(Secret.token(settings.tokenFile(), settings.tokenEnv()));
    }

    private static boolean isEmpty(Path path) {
        return path.toString().isEmpty();
    }

    /** Its selector's thread runs the steps of requests itself: to hand them on costs more than they do. */
    private HttpClient client() throws SinkException {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).executor(Runnable::run)
            .connectTimeout(settings.connectTimeout());
        if (!isEmpty(settings.ca()) || !isEmpty(settings.cert())) {
            builder.sslContext(Tls.context("-transport." + name, settings.ca(), settings.cert(), settings.key()));
        }
        return builder.build();
    }
}
