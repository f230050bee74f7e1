// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Biflow;
import io.weir.codec.DecoderSettings;
import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.Nsel;
import io.weir.codec.Pace;
import io.weir.codec.Values;
import io.weir.codec.element.ElementRegistry;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoDuration;
import io.weir.dist.flag.GoValues;
import io.weir.dist.mapping.ElementFile;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryNeeds.Wishes;
import java.time.Duration;
import java.util.List;

/** How datagrams are decoded and how much is kept for exporters; shared by the commands that decode. */
public final class DecoderFlags {
    private static final DecoderSettings DEFAULTS = DecoderSettings.defaults();
    private static final int MOST = 100_000_000;

    private static final Flag<Values> VALUES = new Flag<>("values", GoValues.oneOf(Values.class),
        GoValues.word(DEFAULTS.values()),
        "what to print where goflow2 prints a wrong value: the right one or goflow2's");
    private static final Flag<TemplateScope> SCOPE = new Flag<>("templates.scope",
        GoValues.oneOf(TemplateScope.class), GoValues.word(DEFAULTS.templateScope()),
        "whose templates serve a datagram: its source port's, also those of ports shown to be the same device,"
            + " or its address's");
    private static final Flag<Biflow> BIFLOW = new Flag<>("biflow", GoValues.oneOf(Biflow.class),
        GoValues.word(DEFAULTS.biflow()),
        "a record that counts both ways of a connection gives one line, for the way forward, or is split into two");
    private static final Flag<Nsel> NSEL = new Flag<>("nsel", GoValues.oneOf(Nsel.class),
        GoValues.word(DEFAULTS.nsel()),
        "events of firewalls (NSEL) that give a line: all, or all but updates, whose bytes the end of the flow counts"
            + " again; with -values=goflow2 all");
    private static final Flag<Integer> EXPORTERS = count("exporters.max", DEFAULTS.exporters(),
        "exporters remembered, in all, fewer with less than 512 MiB of heap; four times as many pairs of source port"
            + " and domain");
    private static final Flag<Integer> DOMAINS = count("domains.max", DEFAULTS.domains(),
        "observation domains remembered for an exporter");
    private static final Flag<Integer> FIELDS = new Flag<>("templates.fields.max", GoValues.integer(1, 65_535),
        String.valueOf(DEFAULTS.fields()), "fields of a template");
    private static final Flag<Long> TEMPLATES = bytes("templates.bytes", DEFAULTS.templateBytes(),
        "memory for templates and samplers, in all, less with less than 512 MiB of heap");
    private static final Flag<Long> TEMPLATES_EXPORTER = bytes("templates.exporter.bytes",
        DEFAULTS.templateBytesPerExporter(), "memory for the templates of an exporter");
    private static final Flag<Long> LATE = bytes("late.bytes", DEFAULTS.lateBytes(),
        "memory for data that waits for its template, in all, likewise; 0: none waits");
    private static final Flag<Long> LATE_EXPORTER = bytes("late.exporter.bytes", DEFAULTS.lateBytesPerExporter(),
        "memory for the waiting data of an exporter; 0: none waits");
    private static final Flag<Duration> LATE_TIME = new Flag<>("late.time", GoValues.duration(Duration.ZERO),
        GoDuration.text(Duration.ofNanos(DEFAULTS.lateNs())), "how long data waits for its template");

    private static final Flag<Integer> LIMIT = new Flag<>("limit.templates", GoValues.integer(0, 1_000_000),
        String.valueOf(DEFAULTS.templatePace().perSecond()),
        "new or changed templates a second that an exporter may send; unchanged ones are free; 0: no limit");
    private static final Flag<Integer> LIMIT_BURST = count("limit.templates.burst", DEFAULTS.templatePace().burst(),
        "new or changed templates that an exporter may send at once, as after a start");
    private static final Flag<Integer> OUTPUT_RATIO = new Flag<>("limit.output-ratio", GoValues.integer(0, 1_000_000),
        "0", "bytes of output for each byte of a data set, counting " + DecoderSettings.RECORD_BYTES
            + " for each record; records beyond are dropped; 0: no limit");

    private static final Flag<Boolean> JOIN = new Flag<>("options.join", FlagType.SWITCH, "false",
        "keep names that options data gives to interfaces, applications, VRFs, samplers, and join them to each flow in"
            + " -fields=all");
    private static final Flag<String> ELEMENTS = new Flag<>("elements.file", GoValues.text("FILE"), "",
        "CSV file of elements of your own, docs/elements.md: enterprise,id,name,type,semantics,units");

    private DecoderFlags() {
    }

    /**
     * Takes the elements of the user's file into use, if one is named; to be called before other flags are read.
     *
     * @throws FlagException if it cannot be read, or a line of it is wrong
     */
    public static void useElements(FlagValues values) throws FlagException {
        String file = values.value(ELEMENTS);
        ElementRegistry.use(file.isEmpty() ? null : ElementFile.read(file));
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Decoding", List.of(VALUES, BIFLOW, NSEL, SCOPE, EXPORTERS, DOMAINS, FIELDS, TEMPLATES,
            TEMPLATES_EXPORTER, LATE, LATE_EXPORTER, LATE_TIME, LIMIT, LIMIT_BURST, OUTPUT_RATIO, JOIN, ELEMENTS));
        SamplingFlags.addTo(flags);
    }

    /** The settings asked for. */
    public static DecoderSettings settings(FlagValues values) {
        return new DecoderSettings(values.value(VALUES), values.value(SCOPE), values.value(EXPORTERS),
            values.value(DOMAINS), values.value(FIELDS), values.value(TEMPLATES), values.value(TEMPLATES_EXPORTER),
            values.value(LATE), values.value(LATE_EXPORTER), values.value(LATE_TIME).toNanos(),
            new Pace(values.value(LIMIT), values.value(LIMIT_BURST)))
            .with(SamplingFlags.settings(values)).withOutputRatio(values.value(OUTPUT_RATIO))
            .with(values.value(BIFLOW)).with(values.value(NSEL)).withNames(values.value(JOIN));
    }

    /** Bounds of memory that the user gave. */
    public static Wishes wishes(FlagValues values) {
        return new Wishes(wish(values, EXPORTERS), wish(values, TEMPLATES), wish(values, LATE));
    }

    private static long wish(FlagValues values, Flag<? extends Number> flag) {
        return values.isGiven(flag) ? values.value(flag).longValue() : MemoryNeeds.NOT_GIVEN;
    }

    private static Flag<Integer> count(String name, int otherwise, String help) {
        return new Flag<>(name, GoValues.integer(1, MOST), String.valueOf(otherwise), help);
    }

    private static Flag<Long> bytes(String name, long otherwise, String help) {
        return new Flag<>(name, GoValues.bytes(0), memory(otherwise), help);
    }

    private static String memory(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : String.valueOf(bytes);
    }
}
