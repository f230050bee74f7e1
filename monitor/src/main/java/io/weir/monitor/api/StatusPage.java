// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.monitor.http.Access;
import io.weir.monitor.http.Answer;
import io.weir.monitor.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page at {@code /}: one HTML document that asks {@code /api} for all it shows; immutable, any thread. A browser
 * runs its one script and its one style sheet, known by their hashes, and nothing else that might get into it.
 */
public final class StatusPage {
    private static final String TYPE = "text/html; charset=utf-8";
    private static final List<String> SCRIPTS = List.of("words.js", "nodes.js", "view.js", "ask.js");

    /** Made when somebody asks: it would be a twentieth of a start. */
    private static final class Made {
        private static final Answer ANSWER = answer();
    }

    private StatusPage() {
    }

    private static Answer answer() {
        StringBuilder all = new StringBuilder();
        SCRIPTS.forEach(each -> all.append(resource(each)));
        String script = all.toString();
        String style = resource("page.css");
        byte[] page = resource("page.html").replace("@STYLE@", style).replace("@SCRIPT@", script)
            .getBytes(StandardCharsets.UTF_8);
        String policy = "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style)
            + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";
        return Answer.of(TYPE, to -> to.write(page)).with("content-security-policy", policy)
            .with("referrer-policy", "no-referrer").with("x-frame-options", "DENY");
    }

    /**
     * Its path.
     *
     * @param withToken whether the data want a token: a browser cannot show one when it asks for a page, so anybody
     *     gets the page then, which has no data in itself; without a token it answers this host alone
     */
    public static Route route(boolean withToken) {
        return Route.get("/", withToken ? Access.OPEN : Access.LOCAL, request -> Made.ANSWER);
    }

    private static String resource(String name) {
        try (InputStream in = StatusPage.class.getResourceAsStream("page/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
