// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Questions to a Weir's HTTP server.
 *
 * @param port where it answers, on the loopback address
 */
record Asked(int port) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The answer's text, whatever its status; why there is none, if there is none. */
    String get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
