// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.client;

import io.weir.dist.flag.BadValueException;
import io.weir.monitor.http.HttpSettings;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Weir answers.
 *
 * @param host name or address, without brackets
 * @param port its TCP port
 */
public record Target(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([^:\\[\\]/]*)):(\\d{1,5})");
    private static final int MOST = 65_535;

    /**
     * Reads what {@code -addr} takes; no host, or all addresses, is this host.
     *
     * @throws BadValueException if it is not an address and a port
     */
    public static Target parse(String text) throws BadValueException {
        if (text.isEmpty()) {
            throw new BadValueException("it is empty, so that Weir serves no HTTP and cannot be asked");
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > MOST || Integer.parseInt(parts.group(3)) == 0) {
            throw new BadValueException("allowed: :PORT, HOST:PORT or [IPV6]:PORT");
        }
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        boolean any = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
        return new Target(any ? "127.0.0.1" : host, Integer.parseInt(parts.group(3)));
    }

    /** {@code HOST:PORT}, as in a URL. */
    public String text() {
        return HttpSettings.address(host, port);
    }

    /** Whether it is an address of this host. */
    public boolean isHere() {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
