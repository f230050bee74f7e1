// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import io.weir.codec.flow.Binder;
import io.weir.codec.flow.FlowType;
import io.weir.codec.flow.Mapping;
import io.weir.codec.protocol.Scheme;
import io.weir.codec.walk.ProtocolModule;
import java.util.List;
import java.util.function.Consumer;

/**
 * How datagrams are decoded, and the bounds of what is kept for exporters. Bounds "in all" hold for the process: the
 * decoders of several workers share one {@link Bounds}.
 *
 * @param values which values to print where goflow2 is wrong
 * @param templateScope whose templates serve a datagram
 * @param exporters the most exporters remembered, in all
 * @param domains the most observation domains remembered for an exporter
 * @param fields the most fields of a template
 * @param templateBytes the most bytes of templates, in all
 * @param templateBytesPerExporter the most bytes of templates for an exporter
 * @param lateBytes the most bytes of data waiting for templates, in all
 * @param lateBytesPerExporter the most bytes of waiting data for an exporter
 * @param lateNs how long data waits for its template, nanoseconds
 * @param templatePace new or changed templates of an exporter; what it sends again unchanged is free
 * @param sampling what the user says of sampling rates
 * @param outputRatio bytes of output for each byte of a data set, counting {@link #RECORD_BYTES} for a record; 0: no
 *     bound
 * @param scheme which protocols are read
 * @param mapping what the user wants in columns beside
 * @param biflow what becomes of records that count both ways
 * @param nsel which events of firewalls give records; with goflow2's values all
 * @param names whether names are kept that options data gives to what flow records have as numbers
 * @param optionsRecords whether records of options data are records of their own, of {@link FlowType#OPTIONS}
 * @param protocols those of plugins, read where the scheme is {@link Scheme#FLOW}
 */
public record DecoderSettings(
    Values values,
    TemplateScope templateScope,
    int exporters,
    int domains,
    int fields,
    long templateBytes,
    long templateBytesPerExporter,
    long lateBytes,
    long lateBytesPerExporter,
    long lateNs,
    Pace templatePace,
    SamplingSettings sampling,
    int outputRatio,
    Scheme scheme,
    Mapping mapping,
    Biflow biflow,
    Nsel nsel,
    boolean names,
    boolean optionsRecords,
    List<ProtocolModule> protocols) {
    /** What a record counts as where output is compared with what came: about a line of JSON. */
    public static final int RECORD_BYTES = 1_000;

    /** Settings where the user says nothing of sampling, without a bound of output. */
    public DecoderSettings(Values values, TemplateScope templateScope, int exporters, int domains, int fields,
        long templateBytes, long templateBytesPerExporter, long lateBytes, long lateBytesPerExporter, long lateNs,
        Pace templatePace) {
        this(values, templateScope, exporters, domains, fields, templateBytes, templateBytesPerExporter, lateBytes,
            lateBytesPerExporter, lateNs, templatePace, SamplingSettings.NONE, 0, Scheme.FLOW, Mapping.NONE,
            Biflow.FORWARD, Nsel.FLOWS, false, false, List.of());
    }

    /** The settings of a Weir started without flags. */
    public static DecoderSettings defaults() {
        return new DecoderSettings(Values.CORRECT, TemplateScope.DEVICE, 10_000, 1_000, 1_000,
            32L << 20, 4L << 20, 8L << 20, 64L << 10, 60_000_000_000L, new Pace(100, 4_000));
    }

    /** The same with other values. */
    public DecoderSettings with(Values other) {
        return edited(draft -> draft.values = other);
    }

    /** The same with another template scope. */
    public DecoderSettings with(TemplateScope other) {
        return edited(draft -> draft.templateScope = other);
    }

    /** The same with other bounds in all. */
    public DecoderSettings within(int otherExporters, long otherTemplateBytes, long otherLateBytes) {
        return edited(draft -> {
            draft.exporters = otherExporters;
            draft.templateBytes = otherTemplateBytes;
            draft.lateBytes = otherLateBytes;
        });
    }

    /** The same with what the user says of sampling. */
    public DecoderSettings with(SamplingSettings other) {
        return edited(draft -> draft.sampling = other);
    }

    /** The same with a bound of output for what comes; 0: none. */
    public DecoderSettings withOutputRatio(int ratio) {
        return edited(draft -> draft.outputRatio = ratio);
    }

    /** The same for what a listener of that scheme reads. */
    public DecoderSettings with(Scheme other) {
        return edited(draft -> draft.scheme = other);
    }

    /** The same with what the user wants in columns beside. */
    public DecoderSettings with(Mapping other) {
        return edited(draft -> draft.mapping = other);
    }

    /** The same with another use of records that count both ways. */
    public DecoderSettings with(Biflow other) {
        return edited(draft -> draft.biflow = other);
    }

    /** The same with other events of firewalls. */
    public DecoderSettings with(Nsel other) {
        return edited(draft -> draft.nsel = other);
    }

    /** The same with protocols of plugins. */
    public DecoderSettings withProtocols(List<ProtocolModule> modules) {
        return edited(draft -> draft.protocols = List.copyOf(modules));
    }

    /** The same with or without names that options data gives. */
    public DecoderSettings withNames(boolean kept) {
        return edited(draft -> draft.names = kept);
    }

    /** The same with or without records of options data as records of their own. */
    public DecoderSettings withOptionsRecords(boolean wanted) {
        return edited(draft -> draft.optionsRecords = wanted);
    }

    /** How columns are filled. */
    public Binder binder() {
        return new Binder(values == Values.CORRECT, mapping, biflow, nsel, optionsRecords);
    }

    private DecoderSettings edited(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.settings();
    }

    /** Settings in the making. */
    private static final class Draft {
        private Values values;
        private TemplateScope templateScope;
        private int exporters;
        private int domains;
        private int fields;
        private long templateBytes;
        private long templateBytesPerExporter;
        private long lateBytes;
        private long lateBytesPerExporter;
        private long lateNs;
        private Pace templatePace;
        private SamplingSettings sampling;
        private int outputRatio;
        private Scheme scheme;
        private Mapping mapping;
        private Biflow biflow;
        private Nsel nsel;
        private boolean names;
        private boolean optionsRecords;
        private List<ProtocolModule> protocols;

        Draft(DecoderSettings from) {
            values = from.values;
            templateScope = from.templateScope;
            exporters = from.exporters;
            domains = from.domains;
            fields = from.fields;
            templateBytes = from.templateBytes;
            templateBytesPerExporter = from.templateBytesPerExporter;
            lateBytes = from.lateBytes;
            lateBytesPerExporter = from.lateBytesPerExporter;
            lateNs = from.lateNs;
            templatePace = from.templatePace;
            sampling = from.sampling;
            outputRatio = from.outputRatio;
            scheme = from.scheme;
            mapping = from.mapping;
            biflow = from.biflow;
            nsel = from.nsel;
            names = from.names;
            optionsRecords = from.optionsRecords;
            protocols = from.protocols;
        }

        DecoderSettings settings() {
            return new DecoderSettings(values, templateScope, exporters, domains, fields, templateBytes,
                templateBytesPerExporter, lateBytes, lateBytesPerExporter, lateNs, templatePace,
                sampling, outputRatio, scheme, mapping, biflow, nsel, names, optionsRecords, protocols);
        }
    }

    /** Whose templates serve a datagram. */
    public enum TemplateScope {
        /** Only those of the same source port, as goflow2. */
        PORT,
        /** Those of the same source port, or of a port that is shown to be the same device. */
        DEVICE,
        /** Any of the same source address. */
        ADDRESS
    }
}
