// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The protocols that can be sent. */
enum ExportVersion {
    NETFLOW_5("NetFlow v5", NetFlow5Exporter::new),
    NETFLOW_9("NetFlow v9", NetFlow9Exporter::new),
    IPFIX("IPFIX", IpfixExporter::new);

    private final String text;
    private final Function<ExportSettings, TestExporter> exporter;

    ExportVersion(String text, Function<ExportSettings, TestExporter> exporter) {
        this.text = text;
        this.exporter = exporter;
    }

    String text() {
        return text;
    }

    TestExporter exporter(ExportSettings settings) {
        return exporter.apply(settings);
    }

    /** Reads the flag. */
    static final class Converter implements ITypeConverter<ExportVersion> {
        @Override
        public ExportVersion convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "5", "v5" -> NETFLOW_5;
                case "9", "v9" -> NETFLOW_9;
                case "10", "ipfix" -> IPFIX;
                default -> throw new TypeConversionException("\"" + value + "\" is not 5, 9 or ipfix");
            };
        }
    }
}
