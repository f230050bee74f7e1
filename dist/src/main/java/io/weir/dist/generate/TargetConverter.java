// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code host:port} and {@code [ipv6]:port}. */
public final class TargetConverter implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String value) {
        int colon = value.lastIndexOf(':');
        boolean brackets = value.startsWith("[") && colon > 1 && value.charAt(colon - 1) == ']';
        if (colon <= 0 || !brackets && value.indexOf(':') != colon) {
            throw new TypeConversionException("\"" + value + "\" is not HOST:PORT or [IPV6]:PORT");
        }
        String host = brackets ? value.substring(1, colon - 1) : value.substring(0, colon);
        InetSocketAddress address = new InetSocketAddress(host, port(value.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new TypeConversionException("host \"" + host + "\" is not known");
        }
        return address;
    }

    private static int port(String digits) {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new TypeConversionException("port \"" + digits + "\" is not 1 to 65535");
        }
        return port;
    }
}
