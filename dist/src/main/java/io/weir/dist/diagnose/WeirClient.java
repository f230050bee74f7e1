// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.dist.client.WeirHttp;
import io.weir.monitor.api.Errors;
import io.weir.monitor.api.ExporterPage;
import io.weir.monitor.api.Sinks;
import io.weir.monitor.api.Sources;
import io.weir.monitor.api.Status;
import io.weir.monitor.api.TemplatePage;
import io.weir.monitor.api.WaitingPage;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a running Weir's {@code /api}; the main thread. */
final class WeirClient {
    static final String WAITS = "template_missing";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int MOST = 10_000;
    private static final JsonMapper JSON =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final String at;
    private final WeirHttp http;

    /** A client of {@code host:port}; an empty token is not shown. */
    WeirClient(String at, String token) {
        this.at = at;
        this.http = new WeirHttp(at, token, TIMEOUT);
    }

    /** All that a diagnosis needs. */
    Look look() throws IOException {
        return new Look(get("status", Status.class),
            get("exporters?sort=lastSeen&limit=" + MOST, ExporterPage.class).exporters(),
            get("waiting?limit=" + MOST, WaitingPage.class), get("sources", Sources.class).sources(),
            get("sinks", Sinks.class).sinks(), get("errors", Errors.class).errors(),
            get("templates?limit=1", TemplatePage.class));
    }

    private <T> T get(String path, Class<T> type) throws IOException {
        WeirHttp.Reply reply = ask("/api/" + path);
        if (!reply.isOk()) {
            throw new AnswerException(refusal(reply.status()));
        }
        try {
            T read = JSON.readValue(reply.body(), type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw strange();
        }
        throw strange();
    }

    private WeirHttp.Reply ask(String path) throws IOException {
        try {
            return http.get(path);
        } catch (WeirHttp.StrangeAnswerException e) {
            throw new AnswerException(at + ": " + e.getMessage() + "; is it a Weir?");
        }
    }

    /** What answers is something else than a Weir of this version. */
    AnswerException strange() {
        return new AnswerException(at + " answers, but not as this Weir would; is it one, and of this version?");
    }

    private String refusal(int status) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return at + " wants a token (HTTP " + status + "): give its -http.token with --token";
        }
        return at + " answers HTTP " + status + " at /api; is it a Weir of this version?";
    }

    /** Somebody answered, but not with what was asked for. */
    static final class AnswerException extends IOException {
        private static final long serialVersionUID = 1;

        AnswerException(String message) {
            super(message);
        }
    }
}
