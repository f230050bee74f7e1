// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides who may ask for what; immutable, any thread.
 *
 * <p>A web page that a browser on this host has open comes from this host, too: where being here is all that counts,
 * the request must also name this host, which a page of another name that resolves to it (DNS rebinding) cannot make
 * it do. A proxy on this host asks from here for somebody elsewhere. One that says so is refused, and so is HTTP/1.0,
 * which nginx speaks unless told otherwise; one that says nothing cannot be told from a browser, and needs a token.
 *
 * <p>A browser says which page asked ({@code Sec-Fetch-Site}). One of another origin, another port of this host too, is
 * refused; only a link to the page itself may be followed from anywhere.
 */
final class Guard {
    private static final String SCHEME = "Bearer ";
    /** localhost, 127.x.y.z or [::1], with or without a port. */
    private static final Pattern HERE =
        Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?");
    private static final Pattern ORIGIN_HERE = Pattern.compile("(?i)https?://" + HERE.pattern());

    /** Headers that proxies add, beside all that begin with {@link #FORWARDED}. */
    private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip", "x-client-ip");
    private static final String FORWARDED = "x-forwarded-";

    private static final Answer WANTS_TOKEN =
        Answer.text(401, "a token is needed: send Authorization: Bearer TOKEN, as -http.token has it\n")
            .with("www-authenticate", "Bearer");
    private static final Answer NO_TOKEN_SET =
        Answer.text(403, "what changes something needs a token: start Weir with -http.token\n");
    private static final Answer NOT_HERE =
        Answer.text(403, "only this host may ask for it, and a container's port comes from another: start Weir "
            + "with -http.token to ask from elsewhere\n");
    private static final Answer BY_A_PROXY = Answer.text(403,
        "it came by a proxy (or with HTTP/1.0, as from one) and may be from elsewhere: start Weir with -http.token, "
            + "and show the token\n");
    private static final Set<String> SITES = Set.of("", "same-origin", "none");
    private static final Answer ANOTHER_PAGE =
        Answer.text(403, "a page of another origin asked for it: open Weir's own page, /, instead\n");
    private static final Answer NOT_ITS_NAME =
        Answer.text(403, "ask for it by a name of this host: localhost, 127.0.0.1 or [::1]\n");

    private final byte[] token;

    /** A guard that wants {@code token}, empty for none. */
    Guard(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Why the request is refused; null if it is not. */
    Answer refusal(Access access, SocketAddress from, Request request) {
        if (access == Access.OPEN) {
            return null;
        }
        if (isOfAnotherPage(request)) {
            return ANOTHER_PAGE;
        }
        if (token.length > 0) {
            return showsToken(request) ? null : WANTS_TOKEN;
        }
        return access == Access.TOKEN ? NO_TOKEN_SET : elsewhere(from, request);
    }

    private static Answer elsewhere(SocketAddress from, Request request) {
        if (!(from instanceof InetSocketAddress peer) || !peer.getAddress().isLoopbackAddress()) {
            return NOT_HERE;
        }
        if (request.isOldHttp() || request.headers().keySet().stream().anyMatch(Guard::isOfProxy)) {
            return BY_A_PROXY;
        }
        String origin = request.header("origin");
        boolean named = HERE.matcher(request.header("host")).matches();
        return named && (origin.isEmpty() || ORIGIN_HERE.matcher(origin).matches()) ? null : NOT_ITS_NAME;
    }

    private static boolean isOfAnotherPage(Request request) {
        boolean link = request.path().equals("/") && request.header("sec-fetch-mode").equals("navigate")
            && request.header("sec-fetch-dest").equals("document");
        return !SITES.contains(request.header("sec-fetch-site")) && !link;
    }

    private static boolean isOfProxy(String header) {
        return OF_PROXIES.contains(header) || header.startsWith(FORWARDED);
    }

    /** The time it takes tells nothing of how much of the token was right. */
    private boolean showsToken(Request request) {
        String shown = request.header("authorization");
        return shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && MessageDigest.isEqual(shown.substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8), token);
    }
}
