// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.exporter.Cidr;
import io.weir.codec.exporter.Exporter;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;

/**
 * Which exporters are asked for; immutable.
 *
 * @param range one address, or a range of them; null for all
 */
record AddressFilter(Cidr range) {

    /**
     * The filter that a parameter says; all exporters if it is missing or empty.
     *
     * @throws BadRequestException if it is no address and no range
     */
    static AddressFilter of(Request request, String parameter) throws BadRequestException {
        String text = request.parameter(parameter, "");
        try {
            return new AddressFilter(text.isEmpty() ? null : Cidr.parse(text));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("bad value for " + parameter + ": " + e.getMessage());
        }
    }

    /** Whether an exporter is asked for. */
    boolean lets(Exporter exporter) {
        return range == null || range.contains(exporter.hi(), exporter.lo());
    }
}
