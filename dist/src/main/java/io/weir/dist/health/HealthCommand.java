// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One question to a running Weir, one line, exit code 0 or 1; the main thread. */
@Command(name = "health", sortOptions = false, mixinStandardHelpOptions = true,
    description = "Asks a running Weir whether it is well: exit code 0 if it is, else 1.")
public final class HealthCommand implements Callable<Integer> {
    private static final int TIMEOUT_MS = 3_000;
    private static final int OK = 200;

    @Option(names = "--addr", paramLabel = "[HOST]:PORT",
        description = "its -addr; by default the variable WEIR_ADDR, else :8080. No host: this one")
    private String addr = System.getenv().getOrDefault("WEIR_ADDR", ":8080");

    @Option(names = "--ready", description = "also ask whether listeners are open and every sink takes records")
    private boolean ready;

    /** A command that picocli fills. */
    public HealthCommand() {
    }

    @Override
    public Integer call() {
        String path = ready ? "/ready" : "/__health";
        try {
            return ask("http://" + target() + path);
        } catch (IOException | IllegalArgumentException e) {
            System.out.println("not healthy: no answer from " + target() + path + ": " + e.getMessage()
                + "; is Weir running, and --addr its -addr?");
            return 1;
        }
    }

    /** No host, or all addresses, is this host. */
    private String target() {
        int colon = addr.lastIndexOf(':');
        String host = colon < 0 ? addr : addr.substring(0, colon);
        boolean here = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
        return (here ? "127.0.0.1" : host) + (colon < 0 ? ":8080" : addr.substring(colon));
    }

    private static int ask(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        int status = connection.getResponseCode();
        var body = status == OK ? connection.getInputStream() : connection.getErrorStream();
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8).trim();
        System.out.println((status == OK ? "healthy: " : "not healthy: ") + text.replace("\n", "; "));
        return status == OK ? 0 : 1;
    }
}
