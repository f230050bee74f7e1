// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.json.ShownElements;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.template.Layout;
import io.weir.engine.Collector;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.api.TemplatePage.ElementRow;
import io.weir.monitor.api.TemplatePage.FieldRow;
import io.weir.monitor.api.TemplatePage.TemplateRow;
import io.weir.monitor.element.UnshownElements;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills {@link TemplatePage}; any thread. */
final class TemplateReader {
    private static final Comparator<KnownTemplate> ORDER =
        Comparator.<KnownTemplate>comparingLong(each -> each.exporter().hi())
            .thenComparingLong(each -> each.exporter().lo()).thenComparingInt(KnownTemplate::port)
            .thenComparing(KnownTemplate::protocol).thenComparingLong(KnownTemplate::domain)
            .thenComparingInt(KnownTemplate::id);

    static final String[] PARAMETERS = {"exporter", "offset", "limit"};

    private static final int MOST_UNSHOWN = 20;

    private final Collector collector;
    private final ShownElements shown;

    TemplateReader(Collector collector, ShownElements shown) {
        this.collector = collector;
        this.shown = shown;
    }

    TemplatePage read(Request request) throws BadRequestException {
        Paging paging = Paging.of(request);
        AddressFilter filter = AddressFilter.of(request, "exporter");
        List<KnownTemplate> all = new ArrayList<>();
        for (WorkerAccount worker : collector.workers()) {
            for (KnownTemplate each : worker.remembered().templates()) {
                if (filter.lets(each.exporter())) {
                    all.add(each);
                }
            }
        }
        all.sort(ORDER);
        UnshownElements unshown = new UnshownElements(shown);
        unshown.add(all);
        List<ElementRow> most = unshown.most(MOST_UNSHOWN).stream()
            .map(each -> new ElementRow(each.enterprise(), each.id(), each.name(), each.templates())).toList();
        return new TemplatePage(all.size(), paging.offset(), paging.limit(), unshown.count(), most,
            paging.rows(all, this::row));
    }

    private TemplateRow row(KnownTemplate template) {
        List<FieldRow> fields = new ArrayList<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> unshown = new ArrayList<>();
        for (int i = 0; i < template.layout().fieldCount(); i++) {
            fields.add(field(template, i));
            if (!template.isOptions() && ShownElements.hasValue(template.layout(), i)) {
                show(template, i, columns, unshown);
            }
        }
        return new TemplateRow(template.exporter().text(), template.port(), template.protocol().version(),
            template.domain(), template.id(), template.isOptions(), template.received(), template.isUnconfirmed(),
            columns, unshown, fields);
    }

    /** Adds what fields of a line an element fills, or that it fills none. */
    private void show(KnownTemplate template, int i, Map<String, List<String>> columns, List<String> unshown) {
        Layout layout = template.layout();
        long enterprise = layout.enterprise(i);
        String name = ShownElements.name(template.element(i), enterprise, layout.id(i));
        List<String> fills = shown.of(enterprise, layout.id(i), template.protocol());
        fills.forEach(each -> columns.computeIfAbsent(each, column -> new ArrayList<>()).add(name));
        if (fills.isEmpty()) {
            unshown.add(name);
        }
    }

    private static FieldRow field(KnownTemplate template, int i) {
        Layout layout = template.layout();
        boolean scope = i < layout.scopeCount();
        long enterprise = layout.enterprise(i) == Layout.ENTERPRISE_ZERO ? 0 : layout.enterprise(i);
        String name = scope && !template.protocol().hasEnterprises() ? ElementRegistry.scopeName9(layout.id(i))
            : name(template.element(i));
        return new FieldRow(enterprise, layout.id(i), name, layout.length(i), scope);
    }

    private static String name(Element element) {
        return element == null ? "" : element.name();
    }
}
