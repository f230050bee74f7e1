// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import java.util.Locale;

/** The line at the end. */
final class Summary {
    private Summary() {
    }

    static String of(GenerateSettings settings, Outlets outlets) {
        double seconds = Math.max(outlets.elapsedNs(), 1) / 1e9;
        return String.format(Locale.ROOT,
            "%s %d datagrams of %s, %d flows, %d bytes in %.3f s (%.0f datagrams/s, %.0f flows/s) from %s, seed %d%s",
            settings.send() ? "sent" : "wrote", outlets.datagrams(), settings.protocol().label(), outlets.flows(),
            outlets.bytes(), seconds, outlets.datagrams() / seconds, outlets.flows() / seconds, sources(outlets),
            settings.seed(), places(settings));
    }

    private static String places(GenerateSettings settings) {
        return (settings.send() ? " to " + Sockets.text(settings.target()) : "")
            + (settings.pcapOut() == null ? "" : ", written to " + settings.pcapOut());
    }

    private static String sources(Outlets outlets) {
        int exporters = outlets.ends().sources().length;
        if (exporters == 1) {
            return "1 exporter";
        }
        return exporters + " exporters told apart by " + (outlets.ends().byAddress() ? "address" : "source port");
    }
}
