// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.flow.NameKind;
import io.weir.codec.flow.SamplerRates;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedName;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.saved.SavedTemplate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link StateWriter} wrote. One thread, one file. */
final class StateReader {
    private final StateLines from;
    private final List<KeptExporter> all = new ArrayList<>();
    private final List<SavedTemplate> definitions = new ArrayList<>();
    private int listener;
    private Map<Protocol, List<SavedRate>> rates;
    private List<SavedDomain> domains;
    private List<SavedRate> domainRates;
    private List<SavedSession> sessions;
    private List<SavedRate> sessionRates;
    private List<SavedName> names;
    private List<SavedTemplate> templates;
    private String[] words;

    StateReader(StateLines from) {
        this.from = from;
    }

    /**
     * All exporters.
     *
     * @throws CorruptStateException if it is not whole, or of another version; says what is wrong
     * @throws IOException if it cannot be read
     */
    List<KeptExporter> read() throws IOException {
        int line = 0;
        try {
            for (String text = from.next(); text != null; text = from.next()) {
                line++;
                words = text.split(" ");
                if (line == 1) {
                    head();
                } else if (words[0].equals("end")) {
                    return end();
                } else {
                    line();
                }
            }
        } catch (RuntimeException e) {
            throw new CorruptStateException("line " + line + " cannot be understood", e);
        }
        throw new CorruptStateException("it ends in the middle", null);
    }

    private void head() throws CorruptStateException {
        if (!words[0].equals(StateWriter.FORMAT)) {
            throw new CorruptStateException("it is no state of Weir", null);
        }
        if ((int) number(1) != StateWriter.VERSION) {
            throw new CorruptStateException("it is of version " + words[1] + ", this Weir reads version "
                + StateWriter.VERSION, null);
        }
    }

    private List<KeptExporter> end() throws IOException {
        if (number(1) != all.size() || from.next() != null) {
            throw new CorruptStateException("it does not have as many exporters as it says", null);
        }
        return all;
    }

    private void line() {
        switch (words[0]) {
            case "listener" -> listener = (int) number(1);
            case "definition" -> definition();
            case "exporter" -> exporter();
            case "exporter-rate" -> rates.computeIfAbsent(protocol(), key -> new ArrayList<>(1)).add(rate(2));
            case "domain" -> domain();
            case "domain-rate" -> domainRates.add(rate(1));
            case "session" -> session();
            case "session-rate" -> sessionRates.add(rate(1));
            case "session-name" -> names.add(name());
            case "template" -> template();
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void definition() {
        if (number(1) != definitions.size()) {
            throw new IllegalArgumentException("definition " + words[1]);
        }
        definitions.add(new SavedTemplate(0, words[2].equals("options"), (int) number(3), (int) number(4),
            HexFormat.of().parseHex(words.length > 5 ? words[5] : ""), false));
    }

    private void exporter() {
        rates = new LinkedHashMap<>();
        domains = new ArrayList<>(1);
        all.add(new KeptExporter(listener, new SavedExporter(Long.parseUnsignedLong(words[1], 16),
            Long.parseUnsignedLong(words[2], 16), (int) number(3), flag(4), rates, domains)));
    }

    private void domain() {
        domainRates = new ArrayList<>(0);
        sessions = new ArrayList<>(1);
        domains.add(new SavedDomain(protocol(), number(2), number(3), number(4), domainRates, sessions));
    }

    private void session() {
        sessionRates = new ArrayList<>(0);
        names = new ArrayList<>(0);
        templates = new ArrayList<>();
        sessions.add(new SavedSession((int) number(1), (int) number(2), number(3), number(4), number(5), number(6),
            number(7), number(8), flag(9), templates, sessionRates, names));
    }

    private void template() {
        SavedTemplate definition = definitions.get((int) number(2));
        templates.add(new SavedTemplate((int) number(1), definition.options(), definition.scopes(),
            definition.fields(), definition.bytes(), flag(3)));
    }

    private Protocol protocol() {
        Protocol protocol = Protocol.ofId(number(1));
        if (!protocol.hasTemplates()) {
            throw new IllegalArgumentException("protocol " + words[1]);
        }
        return protocol;
    }

    private SavedRate rate(int at) {
        return new SavedRate(words[at].equals("-") ? SamplerRates.NO_SAMPLER : Long.parseUnsignedLong(words[at]),
            number(at + 1));
    }

    private SavedName name() {
        byte[] bytes = HexFormat.of().parseHex(words[4]);
        return new SavedName(NameKind.valueOf(words[1]), Long.parseUnsignedLong(words[2]), words[3].equals("wide"),
            bytes);
    }

    private long number(int at) {
        return Long.parseLong(words[at]);
    }

    private boolean flag(int at) {
        return words[at].equals("used");
    }
}
