// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.capture.PcapWriter.End;
import java.net.InetSocketAddress;

/**
 * The addresses that datagrams come from and go to.
 *
 * @param sources one per exporter; not modified
 * @param to the target
 */
record Ends(End[] sources, End to) {
    private static final int CAPTURE_PORT = 49_152;

    /** Those of a capture of what is not sent: an address of 127.0.0.0/8 per exporter. */
    static Ends invented(GenerateSettings settings) {
        End[] sources = new End[settings.exporters()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = end(new InetSocketAddress(Loopback.address(i), CAPTURE_PORT));
        }
        return new Ends(sources, end(settings.target()));
    }

    static End end(InetSocketAddress address) {
        return Loopback.end(address.getAddress().getAddress(), address.getPort());
    }

    End from(int exporter) {
        return sources[exporter];
    }

    /** True if exporters have addresses of their own. */
    boolean byAddress() {
        return sources.length > 1 && sources[0].lo() != sources[sources.length - 1].lo();
    }
}
