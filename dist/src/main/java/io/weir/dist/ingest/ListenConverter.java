// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HOST:PORT}, {@code [IPV6]:PORT} and {@code :PORT}, which is all addresses. Port 0 is any. */
final class ListenConverter implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String value) {
        int colon = value.lastIndexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("\"" + value + "\" is not HOST:PORT, [IPV6]:PORT or :PORT");
        }
        String host = value.substring(0, colon);
        int port = port(value.substring(colon + 1));
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        InetSocketAddress address = new InetSocketAddress(host.replaceAll("^\\[|]$", ""), port);
        if (address.isUnresolved()) {
            throw new TypeConversionException("host \"" + host + "\" is not known");
        }
        return address;
    }

    private static int port(String digits) {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (port < 0 || port > 65_535) {
            throw new TypeConversionException("port \"" + digits + "\" is not 0 to 65535");
        }
        return port;
    }
}
