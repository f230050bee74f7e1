// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.template.Layout;
import io.weir.engine.Collector;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.api.TemplatePage.FieldRow;
import io.weir.monitor.api.TemplatePage.TemplateRow;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills {@link TemplatePage}; any thread. */
final class TemplateReader {
    private static final Comparator<KnownTemplate> ORDER =
        Comparator.<KnownTemplate>comparingLong(each -> each.exporter().hi())
            .thenComparingLong(each -> each.exporter().lo()).thenComparingInt(KnownTemplate::port)
            .thenComparing(KnownTemplate::protocol).thenComparingLong(KnownTemplate::domain)
            .thenComparingInt(KnownTemplate::id);

    static final String[] PARAMETERS = {"exporter", "offset", "limit"};

    private final Collector collector;

    TemplateReader(Collector collector) {
        this.collector = collector;
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
        return new TemplatePage(all.size(), paging.offset(), paging.limit(),
            paging.rows(all, TemplateReader::row));
    }

    private static TemplateRow row(KnownTemplate template) {
        List<FieldRow> fields = new ArrayList<>();
        for (int i = 0; i < template.layout().fieldCount(); i++) {
            fields.add(field(template, i));
        }
        return new TemplateRow(template.exporter().text(), template.port(), template.protocol().version(),
            template.domain(), template.id(), template.isOptions(), template.received(), template.isUnconfirmed(),
            fields);
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
