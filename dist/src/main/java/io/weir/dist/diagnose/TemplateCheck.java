// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.engine.api.Errors.ErrorRow;
import io.weir.engine.api.TemplatePage.TemplateRow;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Data that waits for its template. */
final class TemplateCheck implements Check {
    private static final Pattern PLACE =
        Pattern.compile("port (\\d+), version (\\d+), domain (\\d+), template (\\d+)");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    static final String SHORTER = """
        wait for it, or let the exporter send templates more often: \
        Cisco IOS-XE (flow exporter): template data timeout 60; \
        NX-OS: template data timeout 60 below version 9; \
        IOS-XR: options and template timeout 60 below version v9; \
        Junos: template-refresh-rate seconds 60; \
        MikroTik: v9-template-timeout=1m; \
        Huawei: ip netstream export template timeout-rate 1; \
        others: docs/routers.md""";

    @Override
    public void look(Case at, List<Finding> to) {
        for (ErrorRow each : at.now().errors()) {
            Matcher place = PLACE.matcher(each.text());
            if (each.event().equals(WeirClient.WAITS) && place.find()) {
                held(at, each, place, to);
            }
        }
    }

    private static void held(Case at, ErrorRow error, Matcher place, List<Finding> to) {
        List<TemplateRow> same = at.now().templates().stream()
            .filter(each -> each.exporter().equals(error.subject()))
            .filter(each -> place.group(2).equals(String.valueOf(each.version())))
            .filter(each -> place.group(3).equals(String.valueOf(each.domain())))
            .filter(each -> place.group(4).equals(String.valueOf(each.id()))).toList();
        if (same.stream().anyMatch(each -> place.group(1).equals(String.valueOf(each.port())))) {
            return;
        }
        String protocol = place.group(2).equals("10") ? "IPFIX" : "NetFlow v9";
        to.add(Finding.wrong("template-missing", "exporter " + error.subject(), protocol + " data of its source port "
            + place.group(1) + ", observation domain " + place.group(3) + " waits for template " + place.group(4)
            + " since " + TIME.format(error.last()) + other(same), SHORTER));
    }

    private static String other(List<TemplateRow> same) {
        return same.isEmpty() ? "" : "; source port " + same.get(0).port() + " has such a template, but may be another "
            + "device. If it is the same one, -templates.scope=address";
    }
}
