// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.protocol.Protocol;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the flag that names the protocol to send. */
final class ProtocolConverter implements ITypeConverter<Protocol> {
    @Override
    public Protocol convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "5", "v5" -> Protocol.NETFLOW_V5;
            case "9", "v9" -> Protocol.NETFLOW_V9;
            case "10", "ipfix" -> Protocol.IPFIX;
            case "sflow" -> Protocol.SFLOW_V5;
            default -> throw new TypeConversionException("\"" + value + "\" is not 5, 9, ipfix or sflow");
        };
    }
}
