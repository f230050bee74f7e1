// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import io.weir.dist.flag.GoValues;
import java.io.IOException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms in which records are printed; as the user types them in lower case with a hyphen. */
enum Format {
    JSON, COUNT, DATAGRAM_PCAP;

    Printer printer(Output out, Values values, Fields fields) throws IOException {
        return switch (this) {
            case JSON -> new JsonPrinter(out, values, fields);
            case COUNT -> new CountPrinter(out);
            case DATAGRAM_PCAP -> new PcapPrinter(out);
        };
    }

    /** The form as the user types it. */
    String word() {
        return GoValues.word(this);
    }

    /** Reads a form. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            for (Format each : values()) {
                if (each.word().equalsIgnoreCase(text)) {
                    return each;
                }
            }
            throw new TypeConversionException("\"" + text + "\" is not json, count or datagram-pcap");
        }
    }
}
