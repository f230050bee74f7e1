// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedName;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.saved.SavedTemplate;
import io.weir.codec.seeded.BytesKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes state as lines of words: {@code docs/state.md} has the form. Definitions are written once, however many
 * templates have them. One thread.
 */
final class StateWriter {
    static final String FORMAT = "weir-state";
    static final int VERSION = 1;

    private final Appendable to;
    private final Map<byte[], Integer> byIdentity = new IdentityHashMap<>();
    private final Map<BytesKey, Integer> byContent = new HashMap<>();
    private int listener = -1;
    private int exporters;

    /** Begins. */
    StateWriter(Appendable to) throws IOException {
        this.to = to;
        line(FORMAT, VERSION);
    }

    /** One exporter. */
    void write(KeptExporter kept) throws IOException {
        SavedExporter exporter = kept.exporter();
        for (SavedDomain domain : exporter.domains()) {
            for (SavedSession session : domain.sessions()) {
                define(session.templates());
            }
        }
        if (kept.listener() != listener) {
            listener = kept.listener();
            line("listener", listener);
        }
        line("exporter", Long.toHexString(exporter.hi()), Long.toHexString(exporter.lo()), exporter.scope(),
            flag(exporter.proven()));
        for (Map.Entry<Protocol, List<SavedRate>> each : exporter.rates().entrySet()) {
            rates("exporter-rate " + each.getKey().id(), each.getValue());
        }
        for (SavedDomain domain : exporter.domains()) {
            domain(domain);
        }
        exporters++;
    }

    private void domain(SavedDomain domain) throws IOException {
        line("domain", domain.protocol().id(), domain.id(), domain.goflow2Rate(), domain.systemInitMs());
        rates("domain-rate", domain.rates());
        for (SavedSession session : domain.sessions()) {
            line("session", session.port(), session.stream(), session.next(), session.sequence(), session.exportMs(),
                session.uptimeMs(), session.seenNs(), session.systemInitMs(), flag(session.proven()));
            rates("session-rate", session.rates());
            for (SavedName name : session.names()) {
                line("session-name", name.kind(), Long.toUnsignedString(name.key()), name.wide() ? "wide" : "domain",
                    HexFormat.of().formatHex(name.bytes()));
            }
            for (SavedTemplate template : session.templates()) {
                line("template", template.id(), byIdentity.get(template.bytes()), flag(template.used()));
            }
        }
    }

    private void define(List<SavedTemplate> templates) throws IOException {
        for (SavedTemplate template : templates) {
            if (!byIdentity.containsKey(template.bytes())) {
                byIdentity.put(template.bytes(), number(template));
            }
        }
    }

    /** The same bytes may say different things of data and of options. */
    private int number(SavedTemplate template) throws IOException {
        byte[] bytes = template.bytes();
        ByteBuffer key = ByteBuffer.allocate(bytes.length + 8).put(bytes)
            .putInt(template.options() ? template.scopes() : -1).putInt(template.fields());
        Integer known = byContent.putIfAbsent(new BytesKey(0, key.array()), byContent.size());
        if (known != null) {
            return known;
        }
        line("definition", byContent.size() - 1, template.options() ? "options" : "data", template.scopes(),
            template.fields(), HexFormat.of().formatHex(bytes));
        return byContent.size() - 1;
    }

    private void rates(String what, List<SavedRate> rates) throws IOException {
        for (SavedRate rate : rates) {
            line(what, rate.sampler() == SamplerRates.NO_SAMPLER ? "-" : Long.toUnsignedString(rate.sampler()),
                rate.rate());
        }
    }

    private static String flag(boolean proven) {
        return proven ? "used" : "new";
    }

    private void line(Object... words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            to.append(i == 0 ? "" : " ").append(String.valueOf(words[i]));
        }
        to.append('\n');
    }

    /** Ends: a file without this line is not whole. */
    void end() throws IOException {
        line("end", exporters);
    }
}
