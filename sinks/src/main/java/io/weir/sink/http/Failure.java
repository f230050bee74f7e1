// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Reason;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Puts into words why a request had no answer. */
final class Failure {
    private Failure() {
    }

    /** The client's exceptions repeat what a server sent: it must be fit for a terminal. */
    static String inWords(Throwable failure) {
        return Answer.line(words(failure));
    }

    private static String words(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause() : failure;
        if (cause instanceof HttpConnectTimeoutException) {
            return "cannot be connected to in time";
        }
        if (cause instanceof HttpTimeoutException || cause instanceof CancellationException) {
            return "does not answer in time";
        }
        if (isUnknownHost(cause)) {
            return "has an unknown host name";
        }
        if (cause instanceof ConnectException) {
            return "refuses connections";
        }
        if (cause instanceof SSLException) {
            return "fails in TLS: " + Reason.of(cause);
        }
        return "broke off: " + Reason.of(cause);
    }

    private static boolean isUnknownHost(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
