// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import java.io.IOException;

/** The forms in which records are printed. */
enum Format {
    JSON, COUNT, DATAGRAM_PCAP;

    Printer printer(Output out, Values values) throws IOException {
        return switch (this) {
            case JSON -> new JsonPrinter(out, values);
            case COUNT -> new CountPrinter(out);
            case DATAGRAM_PCAP -> new PcapPrinter(out);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
