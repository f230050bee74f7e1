// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a running Weir, or whatever else answers there: an answer may neither be endless nor take longer than the time
 * given, and leads nowhere else. Immutable, a command's thread waits for the answer.
 */
public final class WeirHttp {
    /** HTTP's number of an answer that is what was asked for. */
    public static final int OK = 200;

    private static final int LEAST_BYTES = 8 << 20;
    private static final int PART_OF_HEAP = 8;

    private final String at;
    private final String token;
    private final Duration timeout;

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

    /** What answers is no Weir: it speaks no HTTP, or says more than a Weir would. */
    public static final class StrangeAnswerException extends IOException {
        private static final long serialVersionUID = 1;

        StrangeAnswerException(String message) {
            super(message);
        }
    }

    /** Asks {@code host:port}; an empty token is not shown. An answer takes no longer than {@code timeout}, in all. */
    public WeirHttp(String at, String token, Duration timeout) {
        this.at = at;
        this.token = token;
        this.timeout = timeout;
    }

    /**
     * Asks for a path, with its query.
     *
     * @throws StrangeAnswerException if the answer is no HTTP, or too large
     * @throws IOException if there is none, or none that is whole in time
     */
    public Reply get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + at + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        FutureTask<Reply> answer = new FutureTask<>(() -> read(connection));
        Thread reader = new Thread(answer, "weir-ask");
        reader.setDaemon(true);
        reader.start();
        return await(answer);
    }

    /** A thread that still reads then ends with the command. */
    private Reply await(FutureTask<Reply> answer) throws IOException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Reply read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new StrangeAnswerException("what answers there speaks no HTTP");
        }
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            int most = (int) Math.max(LEAST_BYTES, Math.min(Integer.MAX_VALUE / 2,
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
            byte[] read = body == null ? new byte[0] : body.readNBytes(most + 1);
            if (read.length > most) {
                throw new StrangeAnswerException("its answer is larger than " + (most >> 20) + " MiB");
            }
            return new Reply(status, read);
        }
    }
}
