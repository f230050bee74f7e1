// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static io.weir.sdk.RunningDelivery.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.Schema;
import io.weir.codec.protocol.Scheme;
import io.weir.codec.walk.ProtocolModule;
import io.weir.engine.config.StageConfig;
import io.weir.engine.decode.OfflineWorker;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.Encoders;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.plugin.FoundModule;
import io.weir.engine.plugin.Modules;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.FormatContext;
import io.weir.sink.Produce;
import io.weir.sink.SinkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.helpers.NOPLogger;

/**
 * A protocol with an element of its own, a column for it, a format and a stage, all in one jar: no class of Weir knows
 * any of them.
 */
@Timeout(120)
class PluginProtocolIT {
    /** "TO", count, sequence number. */
    private static final String HEAD = "544f %04x %08x";
    /** Source, destination, bytes, colour. */
    private static final String RECORD = "0a000001 0a000002 000000%02x 00%02x";
    private static final String DECODER = """
        package test.plugin;
        import io.weir.codec.exporter.Datagram;
        import io.weir.codec.flow.*;
        import io.weir.codec.state.SetKind;
        import io.weir.codec.template.Layout;
        import io.weir.codec.walk.*;
        import io.weir.codec.wire.Wire;
        public final class ToyDecoder implements ProtocolDecoder, RecordSource {
            private final FaultListener faults;
            private final Binding binding;
            ToyDecoder(ProtocolContext context) {
                faults = context.faults();
                Schema schema = context.mapping().schema();
                Mapping.Builder mine = new Mapping.Builder(schema);
                schema.columns().stream().filter(each -> each.jsonName().equals("colour"))
                    .forEach(column -> mine.element(Toy.PROTOCOL, 99_999, 42, column, false));
                Layout layout = new Layout(new long[] {0, 0, 0, 99_999}, new int[] {8, 12, 1, 42},
                    new int[] {4, 4, 4, 2}, 0);
                binding = Binding.of(layout, Toy.PROTOCOL, context.correct(), mine.build());
            }
            public int headerBytes() { return 8; }
            public Fault header(Datagram d) {
                d.header(Toy.PROTOCOL, 0, Wire.u32(d.bytes(), d.offset() + 4), d.receivedNs() / 1_000_000, 0, 0);
                return null;
            }
            public void walk(Visit visit, Walk walk) {
                Datagram d = visit.datagram();
                int start = d.offset() + headerBytes();
                int records = Wire.u16(d.bytes(), d.offset() + 2);
                if (records * 14 > d.length() - headerBytes()) {
                    faults.onFault(Fault.SET_TRUNCATED, d, 0);
                    records = (d.length() - headerBytes()) / 14;
                }
                visit.session().arrived(d, 1, true);
                visit.counts().addRecords(SetKind.DATA, records);
                walk.add(this, visit.session(), d, start, start + records * 14);
            }
            public int id() { return 0; }
            public Layout layout() { return binding.layout(); }
            public Binding binding() { return binding; }
        }
        """;
    private static final String MODULE = """
        package test.plugin;
        import io.weir.codec.protocol.*;
        import io.weir.codec.walk.*;
        import java.util.Set;
        public final class Toy implements ProtocolModule {
            static final Protocol PROTOCOL =
                Protocol.declare(30_000, "TOY", "a toy", SequenceUnit.DATAGRAMS, Set.of());
            public Protocol protocol() { return PROTOCOL; }
            public int spiVersion() { return io.weir.sink.SinkFactory.SPI_VERSION; }
            public boolean recognises(byte[] b, int at, int length) {
                if (b[at] == 'X') { throw new IllegalStateException("X"); }
                return b[at] == 'T' && b[at + 1] == 'O';
            }
            public ProtocolDecoder open(ProtocolContext context) { return new ToyDecoder(context); }
        }
        """;
    private static final String FORMAT = """
        package test.plugin;
        import io.weir.sink.*;
        import io.weir.codec.flow.*;
        public final class Painted implements FlowFormat {
            public String name() { return "painted"; }
            public int spiVersion() { return SinkFactory.SPI_VERSION; }
            public String contentType() { return "text/plain"; }
            public FlowEncoder open(FormatContext context) {
                return (record, to, at, limit) -> {
                    Column colour = record.schema().columns().get(record.schema().count() - 1);
                    byte[] text = (record.type().name() + " " + record.number(Column.BYTES) + " "
                        + colour.jsonName() + "=" + record.number(colour)).getBytes();
                    if (text.length > limit - at) { return -text.length; }
                    System.arraycopy(text, 0, to, at, text.length);
                    return text.length;
                };
            }
        }
        """;
    private static final String STAGE = """
        package test.plugin;
        import io.weir.sink.*;
        import io.weir.codec.flow.*;
        public final class NotSmall implements FlowStageFactory {
            public String name() { return "not-small"; }
            public int spiVersion() { return SinkFactory.SPI_VERSION; }
            public FlowStage create(SinkContext context) {
                return flow -> flow.record().number(Column.BYTES) > 10;
            }
        }
        """;

    @TempDir
    private Path folder;
    private Modules modules;
    private Delivery delivery;
    private OfflineWorker worker;

    @BeforeEach
    void load() throws Exception {
        new PluginJar().source("test.plugin.Toy", MODULE).source("test.plugin.ToyDecoder", DECODER)
            .source("test.plugin.Painted", FORMAT).source("test.plugin.NotSmall", STAGE)
            .service(ProtocolModule.class, "test.plugin.Toy").service(FlowFormat.class, "test.plugin.Painted")
            .service(FlowStageFactory.class, "test.plugin.NotSmall").build(folder.resolve("plugins/toy.jar"));
        modules = Modules.load(folder.resolve("plugins"));
        assertThat(modules.refused()).isEmpty();
    }

    private void start(Scheme scheme, List<StageConfig> stages, Encoders encoders) throws SinkException {
        Schema schema = Schema.STANDARD.with(List.of(new Schema.Declaration("colour", 2_000, Column.Kind.NUMBER)));
        DecoderSettings settings = DecoderSettings.defaults().with(scheme)
            .with(new Mapping.Builder(schema).build()).withProtocols(modules.protocols());
        delivery = modules.delivery(List.of(sink("file", Map.of("", folder.resolve("out").toString()))), stages,
            encoders);
        delivery.start();
        worker = new OfflineWorker(settings, delivery,
            new FaultLog(NOPLogger.NOP_LOGGER, System::nanoTime, 0, Duration.ZERO));
    }

    private void send(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        worker.accept(bytes, 0, bytes.length, 0, 0xffff_0a000009L, 0, 1_000, 1_700_000_000_000_000_000L);
    }

    private List<String> lines() throws Exception {
        worker.finish();
        assertThat(delivery.stop(Duration.ofSeconds(20))).isTrue();
        return Files.readAllLines(folder.resolve("out"));
    }

    private FlowEncoder painted() {
        try {
            return modules.formats().stream().filter(each -> each.name().equals("painted")).findFirst().orElseThrow()
                .open(new FormatContext() {
                    @Override
                    public Values values() {
                        return Values.CORRECT;
                    }

                    @Override
                    public Produce produce() {
                        return Produce.SAMPLE;
                    }
                });
        } catch (SinkException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void everyPartIsFound() {
        assertThat(modules.found()).extracting(FoundModule::oneLine).contains(
            "protocol  toy               " + folder.resolve("plugins/toy.jar") + "  a toy",
            "format  painted           " + folder.resolve("plugins/toy.jar"),
            "stage   not-small         " + folder.resolve("plugins/toy.jar"));
    }

    @Test
    void itsFlowsGoThroughStageAndFormatWithTheirOwnColumn() throws Exception {
        start(Scheme.FLOW, List.of(new StageConfig("not-small", Map.of())), this::painted);

        send(HEAD.formatted(3, 1) + RECORD.formatted(20, 7) + RECORD.formatted(5, 8) + RECORD.formatted(30, 9));

        assertThat(lines()).containsExactly("TOY 20 colour=7", "TOY 30 colour=9");
        assertThat(worker.count(DecodeCounter.RECORDS)).isEqualTo(3);
    }

    @Test
    void itsFlowsAreWrittenCountedAndMissedAsThoseOfWeirsOwnProtocols() throws Exception {
        start(Scheme.FLOW, List.of(), () -> new io.weir.codec.json.JsonEncoder()::encode);

        send(HEAD.formatted(1, 1) + RECORD.formatted(20, 7));
        send(HEAD.formatted(2, 5) + RECORD.formatted(30, 9));

        assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("{\"type\":\"TOY\",\"time_received_ns\":17")
            && line.contains("\"src_addr\":\"10.0.0.1\",\"dst_addr\":\"10.0.0.2\",\"etype\":\"IPv4\""));
        assertThat(worker.count(DecodeCounter.SEQUENCE_LOST_OTHER)).isEqualTo(3);
        assertThat(worker.count(io.weir.codec.flow.Fault.SET_TRUNCATED)).isEqualTo(1);
    }

    @Test
    void givenAListenerForNetFlowThenItIsNotAsked() throws Exception {
        start(Scheme.NETFLOW, List.of(), this::painted);

        send(HEAD.formatted(1, 1) + RECORD.formatted(20, 7));

        assertThat(lines()).isEmpty();
        assertThat(worker.count(io.weir.codec.flow.Fault.VERSION_UNKNOWN)).isEqualTo(1);
    }

    /** One that throws costs that datagram. */
    @Test
    void givenAModuleThatThrowsThenTheNextDatagramIsRead() throws Exception {
        start(Scheme.FLOW, List.of(), this::painted);

        send("5858585858");
        send(HEAD.formatted(1, 1) + RECORD.formatted(20, 7));

        assertThat(lines()).containsExactly("TOY 20 colour=7");
        assertThat(worker.errors()).isEqualTo(1);
    }
}
