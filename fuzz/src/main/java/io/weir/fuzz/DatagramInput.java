// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.DecoderSettings;
import io.weir.codec.protocol.Protocol;
import java.util.List;

/** One datagram of a given protocol, after two that bring templates or show the agent. */
final class DatagramInput implements Input {
    private static final int PORT = 2_100;

    private final int versionBytes;
    private final List<byte[]> seeds;

    DatagramInput(Protocol protocol) {
        this.versionBytes = protocol == Protocol.SFLOW_V5 ? 4 : 2;
        this.seeds = Seeds.datagrams(protocol);
    }

    @Override
    public void read(byte[] bytes) {
        Checked decoder = new Checked(DecoderSettings.defaults());
        decoder.decode(seeds.get(0), 1, PORT, Seeds.EXPORT_MS * 1_000_000);
        decoder.decode(seeds.get(seeds.size() - 2), 1, PORT, Seeds.EXPORT_MS * 1_000_000);
        byte[] datagram = bytes.clone();
        System.arraycopy(seeds.get(0), 0, datagram, 0, Math.min(versionBytes, datagram.length));
        decoder.decode(datagram, 1, PORT, Seeds.EXPORT_MS * 1_000_000 + 1);
        decoder.finish();
    }

    @Override
    public List<byte[]> seeds() {
        return seeds;
    }
}
