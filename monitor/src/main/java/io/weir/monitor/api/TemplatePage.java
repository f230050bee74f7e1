// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.util.List;
import java.util.Map;

/**
 * {@code /api/templates}: the templates that are known.
 *
 * @param total how many there are that match
 * @param offset how many of them come before {@code templates}
 * @param limit the most that {@code templates} may have
 * @param unshownElements how many elements of those that match no field of a line shows; at most 10,000
 * @param unshown the 20 of them that most templates have
 * @param templates this page of them
 */
public record TemplatePage(int total, int offset, int limit, int unshownElements, List<ElementRow> unshown,
    List<TemplateRow> templates) {

    /**
     * One element that no field of a line shows.
     *
     * @param enterprise enterprise number, 0 for IANA
     * @param id element number
     * @param name the element's name; its two numbers if it is not known
     * @param templates how many templates have it
     */
    public record ElementRow(long enterprise, int id, String name, int templates) {
    }

    /**
     * One template.
     *
     * @param exporter address of who defined it
     * @param port source port it came from
     * @param version 9 or 10 (IPFIX)
     * @param domain observation domain or source id
     * @param id its number
     * @param options whether its records are options data
     * @param received how often it was received
     * @param unconfirmed whether it is of before a restart, and its exporter has not sent it again since
     * @param columns the fields of a line that its records may fill, and by which elements; none for options data
     * @param unshown the elements that fill none: no line has their values; none for options data
     * @param fields in order
     */
    public record TemplateRow(String exporter, int port, int version, long domain, int id, boolean options,
        long received, boolean unconfirmed, Map<String, List<String>> columns, List<String> unshown,
        List<FieldRow> fields) {
    }

    /**
     * One field of a template.
     *
     * @param enterprise enterprise number, 0 for IANA
     * @param id element number; of v9 scopes the scope type
     * @param name the element's name; empty if it is not known
     * @param length bytes; 65535 for variable length
     * @param scope whether it is a scope of options data
     */
    public record FieldRow(long enterprise, int id, String name, int length, boolean scope) {
    }
}
