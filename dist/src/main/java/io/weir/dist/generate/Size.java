// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.TestExporter;
import java.util.Optional;

/** Whether datagrams of the wanted number of flows fit: into UDP, and into an Ethernet frame. */
final class Size {
    static final int UDP = 65_507;
    private static final int ETHERNET = 1_472;

    private Size() {
    }

    static Optional<String> check(GenerateSettings settings) {
        return problem(settings, UDP, "a UDP datagram of 65507 bytes");
    }

    static Optional<String> warning(GenerateSettings settings) {
        return problem(settings, ETHERNET, "1472 bytes, larger datagrams are fragmented on Ethernet");
    }

    private static Optional<String> problem(GenerateSettings settings, int room, String what) {
        TestExporter exporter = settings.exporter(0);
        long longest = exporter.maxLength(settings.flows());
        if (longest <= room) {
            return Optional.empty();
        }
        return Optional.of("--flows " + settings.flows() + " needs up to " + longest + " bytes; at most "
            + most(exporter, room) + " flows are sure to fit " + what);
    }

    private static int most(TestExporter exporter, int room) {
        int flows = 0;
        while (exporter.maxLength(flows + 1) <= room) {
            flows++;
        }
        return flows;
    }
}
