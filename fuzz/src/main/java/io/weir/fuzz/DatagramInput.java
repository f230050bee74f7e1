// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.DecoderSettings;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.util.List;

/** One datagram of a given protocol, after two that bring templates. */
final class DatagramInput implements Input {
    private static final int PORT = 2_100;

    private final Protocol protocol;
    private final List<byte[]> seeds;

    DatagramInput(Protocol protocol) {
        this.protocol = protocol;
        this.seeds = Seeds.datagrams(protocol);
    }

    @Override
    public void read(byte[] bytes) {
        Checked decoder = new Checked(DecoderSettings.defaults());
        decoder.decode(seeds.get(0), 1, PORT, Seeds.EXPORT_MS * 1_000_000);
        decoder.decode(seeds.get(seeds.size() - 2), 1, PORT, Seeds.EXPORT_MS * 1_000_000);
        byte[] datagram = bytes.clone();
        if (datagram.length >= 2) {
            Wire.put16(datagram, 0, protocol.version());
        }
        decoder.decode(datagram, 1, PORT, Seeds.EXPORT_MS * 1_000_000 + 1);
        decoder.finish();
    }

    @Override
    public List<byte[]> seeds() {
        return seeds;
    }
}
