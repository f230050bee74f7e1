// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.util.List;
import java.util.stream.Collectors;

/** How exporters are told to send their templates more often; a test finds each command in {@code docs/routers.md}. */
final class Refresh {
    /** What to do about data that waits for its template. */
    static final String ADVICE;

    private static final List<Command> COMMANDS = List.of(
        new Command("Cisco IOS-XE (flow exporter)", "template data timeout 60"),
        new Command("NX-OS (below version 9)", "template data timeout 60"),
        new Command("IOS-XR (below version v9)", "template data timeout 60"),
        new Command("Junos", "template-refresh-rate seconds 60"),
        new Command("MikroTik", "v9-template-timeout=1m"),
        new Command("Huawei", "ip netstream export template timeout-rate 1"),
        new Command("Arista", "template interval 60000"));

    static {
        ADVICE = "wait for it, or let the exporter send templates more often: " + COMMANDS.stream()
            .map(each -> each.device() + ": " + each.line()).collect(Collectors.joining("; "))
            + "; others: docs/routers.md";
    }

    private Refresh() {
    }

    /**
     * A line of a device's configuration.
     *
     * @param device whose
     * @param line as it is typed
     */
    record Command(String device, String line) {
    }

    static List<Command> commands() {
        return COMMANDS;
    }
}
