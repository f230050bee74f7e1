// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.monitor.http.HttpSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The HTTP server's flags. */
public final class HttpFlags {
    private static final Pattern ADDRESS =
        Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%[^\\]]+)?)\\]|([^:\\[\\]/\\s]*)):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private static final Flag<Optional<HttpSettings>> ADDR = new Flag<>("addr",
        new FlagType<>("HOST:PORT", HttpFlags::address), ":8080",
        "HTTP address for metrics, templates, health and status; empty for none");
    private static final Flag<String> TEMPLATES_PATH = new Flag<>("templates.path",
        new FlagType<>("PATH", HttpFlags::path), "/templates", "HTTP path of the list of templates; empty for none");
    private static final Flag<Secret> TOKEN = new Flag<>("http.token", Secret.TYPE, "",
        "token that / and /api want from everywhere, or @FILE; without one they answer this host alone")
        .asSecret();
    private static final Flag<Integer> METRICS_EXPORTERS = new Flag<>("metrics.exporters",
        GoValues.integer(0, 10_000_000), "10000",
        "exporters that have series of their own in /metrics; the others are summed up as \"other\"");
    private static final Flag<Integer> METRICS_TEMPLATES = new Flag<>("metrics.templates",
        GoValues.integer(0, 10_000_000), "10000",
        "templates that have series of their own in /metrics; the others are summed up as \"other\"");

    private HttpFlags() {
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("HTTP", List.of(ADDR, TEMPLATES_PATH, TOKEN, METRICS_EXPORTERS, METRICS_TEMPLATES));
    }

    private static Optional<HttpSettings> address(String text) throws BadValueException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > MAX_PORT) {
            throw new BadValueException("allowed: :PORT, HOST:PORT, [IPV6]:PORT, or empty for no HTTP server");
        }
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return Optional.of(HttpSettings.of(host, Integer.parseInt(parts.group(3)), ""));
    }

    private static String path(String text) throws BadValueException {
        if (!text.isEmpty() && !text.matches("/[A-Za-z0-9._~/-]+")) {
            throw new BadValueException("allowed: a path such as /templates, or empty for none");
        }
        if (List.of("/metrics", "/__health", "/ready").contains(text) || text.startsWith("/api/")) {
            throw new BadValueException("that path is taken; choose another one, such as /templates");
        }
        return text;
    }

    /** Where to listen; empty if no server is wanted. */
    public static Optional<HttpSettings> server(FlagValues values) {
        return values.value(ADDR).map(at -> HttpSettings.of(at.host(), at.port(), values.value(TOKEN).value()));
    }

    /** Flags of a server that were given although there is none, such as {@code -http.token}. */
    public static List<String> idle(FlagValues values) {
        return server(values).isPresent() ? List.of()
            : Stream.of(TOKEN, METRICS_EXPORTERS, METRICS_TEMPLATES).filter(values::isGiven)
                .map(flag -> "-" + flag.name()).toList();
    }

    /** Path of the list of templates; empty for none. */
    public static String templatesPath(FlagValues values) {
        return values.value(TEMPLATES_PATH);
    }

    /** The most exporters with series of their own. */
    public static int metricsExporters(FlagValues values) {
        return values.value(METRICS_EXPORTERS);
    }

    /** The most templates with series of their own. */
    public static int metricsTemplates(FlagValues values) {
        return values.value(METRICS_TEMPLATES);
    }
}
