// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where batches go, how large they are, and what is shown to the server.
 *
 * @param url of the API
 * @param compression of bodies
 * @param batchRecords records of a batch, at most
 * @param batchBytes bytes of a batch before compression, at most, but for a single larger record
 * @param batchAge how long records wait for a batch to fill
 * @param inFlight batches under way at once
 * @param timeout of a request, answer included
 * @param connectTimeout of a new connection
 * @param retryMin first pause before a batch is sent again
 * @param retryMax longest pause
 * @param giveUp how long a batch is tried; zero is without end
 * @param headers {@code Name: value}
 * @param tokenFile holds the bearer token; empty for none
 * @param tokenEnv name of an environment variable that holds it
 * @param user for basic authentication
 * @param passwordFile holds the user's password
 * @param passwordEnv name of an environment variable that holds it
 * @param ca PEM certificates to trust instead of the system's
 * @param cert PEM certificate chain to show
 * @param key its PEM private key
 * @param deadLetter file for refused records; empty for none
 * @param deadLetterBytes its size, at most
 */
public record HttpSettings(
    @Setting(key = "url", help = "where to post, such as https://host/v1/ingest") URI url,
    @Setting(key = "compression", defaultValue = "none", help = "of request bodies") Compression compression,
    @Setting(key = "batch-records", defaultValue = "10000", help = "records of a batch at most") int batchRecords,
    @Setting(key = "batch-bytes", defaultValue = "1MiB", help = "bytes of a batch at most, before compression",
        bytes = true) int batchBytes,
    @Setting(key = "batch-age", defaultValue = "200ms", help = "how long records wait for their batch to fill")
    Duration batchAge,
    @Setting(key = "in-flight", defaultValue = "4", help = "batches under way at once; 1 keeps their order")
    int inFlight,
    @Setting(key = "timeout", defaultValue = "30s", help = "how long a request may take, its answer included")
    Duration timeout,
    @Setting(key = "connect-timeout", defaultValue = "5s", help = "how long connecting may take")
    Duration connectTimeout,
    @Setting(key = "retry-min", defaultValue = "200ms", help = "first pause before a batch is sent again; it doubles")
    Duration retryMin,
    @Setting(key = "retry-max", defaultValue = "30s", help = "longest pause, unless the server asks for more")
    Duration retryMax,
    @Setting(key = "give-up", defaultValue = "0s",
        help = "how long a batch is sent again before on-error decides; 0s: without end") Duration giveUp,
    @Setting(key = "header", help = "further headers, Name: value, separated by commas", secret = true)
    List<String> headers,
    @Setting(key = "token-file", help = "file that holds the bearer token; read again when it changes")
    Path tokenFile,
    @Setting(key = "token-env", help = "environment variable that holds the bearer token") String tokenEnv,
    @Setting(key = "user", help = "user for basic authentication") String user,
    @Setting(key = "password-file", help = "file that holds the user's password; read again when it changes")
    Path passwordFile,
    @Setting(key = "password-env", help = "environment variable that holds the user's password") String passwordEnv,
    @Setting(key = "ca", help = "PEM file of the authorities to trust instead of the system's") Path ca,
    @Setting(key = "cert", help = "PEM file of the client's certificate chain") Path cert,
    @Setting(key = "key", help = "PEM file of its private key, PKCS #8, not encrypted") Path key,
    @Setting(key = "dead-letter", defaultValue = HttpSettings.DEAD_LETTERS,
        help = "file for refused records, by default in -data.dir, NAME is the sink's; empty: they are only counted")
    Path deadLetter,
    @Setting(key = "dead-letter-bytes", defaultValue = "64MiB", help = "size of that file at most", bytes = true)
    long deadLetterBytes) {
    /** Where refused records go unless the user says otherwise: beside the spools, in the folder for data. */
    static final String DEAD_LETTERS = Setting.DATA + "dead-letters/NAME.jsonl";

    /** The file for refused records of the sink of this name; empty for none. */
    Path deadLetterOf(String sink) {
        return isUsualDeadLetter() ? deadLetter.resolveSibling(sink + ".jsonl") : deadLetter;
    }

    /** Whether the user did not choose the file. */
    boolean isUsualDeadLetter() {
        return deadLetter.endsWith(Path.of("dead-letters", "NAME.jsonl"));
    }
}
