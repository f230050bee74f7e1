// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.protocol.Scheme;
import io.weir.dist.flag.BadValueException;
import io.weir.engine.config.ListenerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads goflow2's listener URLs: {@code scheme://[host]:port[?query]}. */
final class ListenUrlParser {
    private static final String FORM =
        "allowed: netflow://, sflow:// or flow://, then "
            + "[HOST]:PORT[?count=N&workers=N&blocking=BOOL&queue_size=N], several separated by commas";
    private static final Pattern URL =
        Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern AUTHORITY =
        Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%[^\\]]+)?)\\]|([^:\\[\\]]*)):(\\d+)");
    private static final int MAX_PORT = 65_535;

    private final List<String> ignored;

    private ListenUrlParser(List<String> ignored) {
        this.ignored = ignored;
    }

    static ListenUrls parse(String text) throws BadValueException {
        List<ListenerConfig> listeners = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String url : text.split(",", -1)) {
            listeners.add(new ListenUrlParser(ignored).listener(url));
        }
        return new ListenUrls(List.copyOf(listeners), List.copyOf(ignored));
    }

    private ListenerConfig listener(String url) throws BadValueException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new BadValueException("the scheme is missing; " + FORM);
        }
        String scheme = scheme(parts.group(1));
        String authority = parts.group(2);
        Matcher place = AUTHORITY.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        if (!place.matches()) {
            throw new BadValueException(authorityFault(authority) + "; " + FORM);
        }
        ListenQuery query = ListenQuery.parse(parts.group(4), ignored);
        ignore(authority.contains("@") ? authority.substring(0, authority.lastIndexOf('@') + 1) : null);
        ignore("/".equals(parts.group(3)) ? null : parts.group(3));
        ignore(parts.group(5) == null ? null : "#" + parts.group(5));
        return query.listener(scheme, host(place), port(place.group(3)));
    }

    private void ignore(String part) {
        if (part != null) {
            ignored.add(part);
        }
    }

    private static String scheme(String text) throws BadValueException {
        String scheme = text.toLowerCase(Locale.ROOT);
        if (Scheme.of(scheme) == null) {
            throw new BadValueException("there is no scheme " + scheme + "; allowed: netflow, sflow, flow");
        }
        return scheme;
    }

    private static String authorityFault(String authority) {
        if (authority.matches("[^\\[]*:.*:[^\\]]*")) {
            return "an IPv6 address needs brackets, as in [::1]:2055";
        }
        return authority.matches(".*:\\d+") ? "the host is malformed" : "the port is missing";
    }

    /** A zone is written %25 in a URL, but users also write it plainly. */
    private static String host(Matcher place) {
        return place.group(1) != null ? place.group(1).replace("%25", "%") : place.group(2);
    }

    private static int port(String digits) throws BadValueException {
        String plain = digits.replaceFirst("^0+(?=\\d)", "");
        if (plain.length() > 5 || Integer.parseInt(plain) > MAX_PORT) {
            throw new BadValueException("the port is above " + MAX_PORT + "; " + FORM);
        }
        return Integer.parseInt(plain);
    }
}
