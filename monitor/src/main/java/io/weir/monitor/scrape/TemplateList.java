// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.template.Layout;
import io.weir.engine.Collector;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.http.Access;
import io.weir.monitor.http.Answer;
import io.weir.monitor.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * goflow2's list of templates: source, then key, then template, keys sorted as text, indented by two. Any thread;
 * written as it is read.
 */
public final class TemplateList {
    /** Made when somebody asks: it would be a twentieth of a start. */
    private static final class Indented {
        private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
        private static final JsonMapper MAPPER = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("").withArrayEmptySeparator(""))
                .withObjectIndenter(INDENT).withArrayIndenter(INDENT)).build();
    }

    private final Collector collector;

    /** The templates of {@code collector}, which may not have started yet. */
    public TemplateList(Collector collector) {
        this.collector = collector;
    }

    /** Under a path of the user's choice. */
    public Route route(String path) {
        return Route.get(path, Access.OPEN, request -> Answer.of("application/json", this::write));
    }

    private void write(OutputStream to) throws IOException {
        try (JsonGenerator json = Indented.MAPPER.writer().withDefaultPrettyPrinter().createGenerator(to)) {
            json.writeStartObject();
            for (Map.Entry<String, Map<String, KnownTemplate>> source : sources().entrySet()) {
                json.writeName(source.getKey());
                json.writeStartObject();
                for (Map.Entry<String, KnownTemplate> each : source.getValue().entrySet()) {
                    json.writeName(each.getKey());
                    template(json, each.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private Map<String, Map<String, KnownTemplate>> sources() {
        Map<String, Map<String, KnownTemplate>> sources = new TreeMap<>();
        for (ListenerAccount listener : collector.listeners()) {
            boolean all = listener.host().isEmpty();
            for (WorkerAccount worker : listener.workers()) {
                // Sources without templates are listed, too, as far as their sequences are followed.
                for (SequenceCounts each : worker.sequences()) {
                    sources.computeIfAbsent(source(each.exporter(), each.port(), all), key -> new TreeMap<>());
                }
                for (KnownTemplate each : worker.remembered().templates()) {
                    sources.computeIfAbsent(source(each.exporter(), each.port(), all), key -> new TreeMap<>())
                        .put(key(each), each);
                }
            }
        }
        return sources;
    }

    /** A socket for all addresses sees IPv4 as IPv4-mapped, and goflow2 says so here and nowhere else. */
    private static String source(Exporter exporter, int port, boolean allAddresses) {
        String address = exporter.text();
        if (address.indexOf(':') >= 0) {
            return "[" + address + "]:" + port;
        }
        return (allAddresses ? "[::ffff:" + address + "]" : address) + ":" + port;
    }

    private static String key(KnownTemplate template) {
        long version = template.protocol().version();
        return Long.toUnsignedString(version << 48 | template.domain() << 16 | template.id());
    }

    private static void template(JsonGenerator json, KnownTemplate template) {
        Layout layout = template.layout();
        int scopes = layout.scopeCount();
        int options = layout.fieldCount() - scopes;
        json.writeStartObject();
        json.writeNumberProperty("template-id", template.id());
        if (!template.isOptions()) {
            json.writeNumberProperty("field-count", layout.fieldCount());
            fields(json, "fields", layout, 0, layout.fieldCount());
        } else if (!template.protocol().hasEnterprises()) {
            json.writeNumberProperty("scope-length", 4 * scopes);
            json.writeNumberProperty("option-length", 4 * options);
            fields(json, "scopes", layout, 0, scopes);
            fields(json, "options", layout, scopes, layout.fieldCount());
        } else {
            json.writeNumberProperty("field-count", layout.fieldCount());
            json.writeNumberProperty("scope-field-count", scopes);
            fields(json, "options", layout, scopes, layout.fieldCount());
            fields(json, "scopes", layout, 0, scopes);
        }
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, String name, Layout layout, int from, int to) {
        json.writeName(name);
        json.writeStartArray();
        for (int i = from; i < to; i++) {
            long enterprise = layout.enterprise(i);
            json.writeStartObject();
            json.writeBooleanProperty("pen-provided", enterprise != 0);
            json.writeNumberProperty("type", layout.id(i));
            json.writeNumberProperty("length", layout.length(i));
            json.writeNumberProperty("pen", enterprise == Layout.ENTERPRISE_ZERO ? 0 : enterprise);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
