// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.EarlyFlag;
import io.weir.dist.flag.FlagType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code -transport}: sinks by name, or by an alias of the user's: {@code file,a=http,b=http}. */
final class SinkNames {
    private static final String ALIAS = "[a-z0-9][a-z0-9-]*";

    private final ModuleNames kinds;
    private final List<String> known;

    SinkNames(List<String> known, String otherwise) {
        this.kinds = new ModuleNames("sink", known, otherwise);
        this.known = known;
    }

    FlagType<List<SinkName>> type() {
        return new FlagType<>("[ALIAS=]NAME[,...]", this::parse);
    }

    private List<SinkName> parse(String text) throws BadValueException {
        if (text.isEmpty()) {
            throw new BadValueException(kinds.allowed());
        }
        List<SinkName> sinks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String word : text.split(",", -1)) {
            SinkName sink = SinkName.of(word);
            check(sink);
            if (!names.add(sink.name())) {
                throw new BadValueException(twice(sink));
            }
            sinks.add(sink);
        }
        return List.copyOf(sinks);
    }

    private void check(SinkName sink) throws BadValueException {
        if (sink.name().isEmpty() || sink.kind().isEmpty()) {
            throw new BadValueException("allowed: names separated by commas, each once");
        }
        kinds.check(sink.kind());
        if (sink.isAlias() && known.contains(sink.name())) {
            throw new BadValueException(sink.name() + " is the name of a sink and cannot stand for " + sink.kind());
        }
        if (!sink.name().matches(ALIAS)) {
            throw new BadValueException("the alias " + sink.name() + " is not lower-case letters, digits and hyphens");
        }
    }

    private static String twice(SinkName sink) {
        return sink.name() + " is there twice; give one of them a name of its own, such as "
            + sink.kind() + "-2=" + sink.kind();
    }

    /** The aliases among {@code args}, known before flags are read because they bring flags; bad ones are left out. */
    List<SinkName> aliases(List<String> args) {
        String text = EarlyFlag.text(args, OutputFlags.TRANSPORT);
        try {
            return parse(text == null ? "" : text).stream().filter(SinkName::isAlias).toList();
        } catch (BadValueException refusedLater) {
            return List.of();
        }
    }
}
