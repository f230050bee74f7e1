// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.fixed.FixedDecoder;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.RuleCounts;
import io.weir.codec.ipfix.IpfixDecoder;
import io.weir.codec.netflow9.NetFlow9Decoder;
import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.Scheme;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.sflow.SFlowDecoder;
import io.weir.codec.sflow.SampleReader;
import io.weir.codec.state.AwaitedTemplate;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.Foresight;
import io.weir.codec.state.Remembered;
import io.weir.codec.state.SamplingInForce;
import io.weir.codec.state.SamplingView;
import io.weir.codec.state.Saving;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.state.Session;
import io.weir.codec.walk.ProtocolContext;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.SetLoop;
import io.weir.codec.walk.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The front door of decoding: one datagram in, its records out, with all state that exporters build up.
 *
 * <p>One thread. Decoders of several workers may share one {@link Bounds}; an exporter address must always come to the
 * same decoder. A datagram is walked whole first (templates, options, where records lie), then its records are
 * delivered: what options say holds for all records of their datagram.
 */
public final class DatagramDecoder {
    private final DecodeCounts counts = new DecodeCounts();
    private final Visit visit = new Visit();
    private final DecodeListener faults;
    private final DecoderState state;
    private final RecordReader reader;
    private final Delivering delivering;
    /** By ordinal of {@link Protocol}; null for what is not decoded. */
    private final ProtocolDecoder[] protocols = new ProtocolDecoder[Protocol.count()];
    private final DeclaredProtocols declared;
    private final Scheme scheme;
    private final boolean correct;
    private int slice = Integer.MAX_VALUE;
    private Unfinished unfinished;

    /**
     * A decoder without any state.
     *
     * @param settings values and bounds
     * @param bounds the room it shares with other decoders
     * @param listener told of records and faults during {@link #decode} and {@link #tick}
     */
    public DatagramDecoder(DecoderSettings settings, Bounds bounds, DecodeListener listener) {
        this.faults = new FaultNote(visit, listener);
        this.correct = settings.values() == Values.CORRECT;
        this.reader = new RecordReader(faults, settings.mapping(), correct);
        this.state = new DecoderState(settings, bounds, faults, counts, reader);
        this.scheme = settings.scheme();
        this.delivering = new Delivering(state, reader, listener, counts, settings);
        SetLoop sets = new SetLoop(state.data(), faults, counts);
        add(Protocol.NETFLOW_V1, FixedDecoder.netFlow1(faults));
        add(Protocol.NETFLOW_V5, FixedDecoder.netFlow5(correct, faults));
        add(Protocol.NETFLOW_V7, FixedDecoder.netFlow7(faults));
        add(Protocol.NETFLOW_V9, new NetFlow9Decoder(sets, state.definitions()));
        add(Protocol.IPFIX, new IpfixDecoder(sets, state.definitions(), faults));
        add(Protocol.SFLOW_V5, new SFlowDecoder(new SampleReader(reader, correct), faults, counts));
        declared = new DeclaredProtocols(settings.protocols(),
            new ProtocolContext(faults, reader, settings.mapping(), correct));
    }

    private void add(Protocol protocol, ProtocolDecoder decoder) {
        protocols[protocol.ordinal()] = decoder;
    }

    /**
     * Decodes one datagram; never throws for anything that is on the wire.
     *
     * @param bytes holds the payload; unchanged until the call returns
     * @param offset where it starts
     * @param length its bytes
     * @param hi first eight bytes of the source address
     * @param lo last eight; IPv4 as IPv4-mapped, as in {@code Exporter}
     * @param scope zone of a link-local source address, else 0
     * @param port source port
     * @param receivedNs receive time, nanoseconds since 1970 UTC
     */
    public void decode(byte[] bytes, int offset, int length, long hi, long lo, int scope, int port, long receivedNs) {
        counts.increment(DecodeCounter.DATAGRAMS);
        ExporterState exporter = state.exporters().get(hi, lo, scope, receivedNs);
        visit.begin(exporter);
        // Not empty only after an exception.
        state.walk().clear();
        Datagram datagram = visit.datagram();
        datagram.wrap(bytes, offset, length, exporter.exporter(), port, receivedNs);
        exporter.counts().arrived(datagram);
        dispatch(datagram);
        visit.end();
    }

    /**
     * From now on {@link #decode} delivers at most so many records of templates and leaves the others to
     * {@link #resume}: a datagram of bytes can hold 65,000 records, and others wait meanwhile. All by default.
     */
    public void slice(int records) {
        slice = records;
    }

    /** What the last datagram has left to deliver, null for nothing; asked once for each. */
    public Unfinished takeUnfinished() {
        Unfinished taken = unfinished;
        unfinished = null;
        return taken;
    }

    /**
     * Delivers at most so many more records of a datagram.
     *
     * @return whether these were all
     */
    public boolean resume(Unfinished rest, int records) {
        return delivering.resume(rest, records);
    }

    /** A datagram of this address comes soon: what is known of its exporter is read by {@link #fetch}. */
    public void expect(long hi, long lo, int scope) {
        state.foresight().expect(hi, lo, scope);
    }

    /** Reads what the datagrams expected need, so that decoding does not wait for it: see {@link Foresight}. */
    public void fetch() {
        state.foresight().fetch();
    }

    private void dispatch(Datagram datagram) {
        int length = datagram.length();
        if (length < Detection.BYTES) {
            malformed(length == 0 ? Fault.DATAGRAM_EMPTY : Fault.HEADER_TRUNCATED);
            return;
        }
        ProtocolDecoder protocol = protocols[scheme.protocol(datagram.bytes(), datagram.offset(), length).ordinal()];
        if (protocol == null && scheme == Scheme.FLOW) {
            protocol = declared.of(datagram.bytes(), datagram.offset(), length);
        }
        Fault fault = protocol == null ? Fault.VERSION_UNKNOWN
            : length < protocol.headerBytes() ? Fault.HEADER_TRUNCATED : protocol.header(datagram);
        if (fault != null) {
            malformed(fault);
            return;
        }
        enter(datagram);
        protocol.walk(visit, state.walk());
        delivering.begin(datagram);
        unfinished = delivering.runs(visit, state.walk(), slice);
    }

    private void enter(Datagram datagram) {
        Session session = state.sessions().get(visit.state(), datagram);
        if (session.isRestored() || visit.state().isRestored()) {
            state.resumption().check(visit.state(), session, datagram);
        }
        if (correct && session.startsOver(datagram)) {
            state.resumption().doubt(session);
        }
        visit.enter(session);
    }

    private void malformed(Fault fault) {
        counts.increment(DecodeCounter.DATAGRAMS_MALFORMED);
        faults.onFault(fault, visit.datagram(), 0);
    }

    /**
     * Lets time pass: drops data that waited too long for its template, tells of data that waits. Call it about once a
     * second.
     *
     * @param nowNs time on a clock that nobody sets; for a capture on that of {@code receivedNs}
     */
    public void tick(long nowNs) {
        state.late().tick(nowNs);
    }

    /** Gives up on all data that still waits for its template; the last call. */
    public void close() {
        state.late().close();
    }

    /**
     * Takes over what was kept of an exporter over a restart: before the first datagram, and as far as there is room.
     * It holds until datagrams speak against it.
     */
    public void restore(SavedExporter saved) {
        state.restoring().restore(saved);
    }

    /** Begins to copy what is worth keeping over a restart; the decoder's thread, as is each slice. */
    public Saving save() {
        return new Saving(state.exporters());
    }

    /** The sampling rates in force for an exporter and where they come from; the decoder's thread. */
    public List<SamplingInForce> sampling(ExporterState exporter) {
        return SamplingView.of(exporter, correct);
    }

    /** The sampling rates in force for all exporters; the decoder's thread. */
    public List<SamplingInForce> sampling() {
        return sampling(exporter -> true);
    }

    /** The sampling rates in force for {@code some} of the exporters; the decoder's thread. */
    public List<SamplingInForce> sampling(Predicate<Exporter> some) {
        List<SamplingInForce> all = new ArrayList<>();
        state.exporters().all().forEach(exporter -> {
            if (some.test(exporter.exporter())) {
                all.addAll(sampling(exporter));
            }
        });
        return all;
    }

    /** The templates that data waits for now, the longest first, at most so many; the decoder's thread. */
    public List<AwaitedTemplate> awaited(int most) {
        return state.late().awaited(most);
    }

    /** Counters of this decoder; readable from any thread. */
    public DecodeCounts counts() {
        return counts;
    }

    /** What sequence numbers told of each stream that is remembered; from any thread. */
    public List<SequenceCounts> sequences() {
        return state.streams().list();
    }

    /** Exporters and templates that it remembers now; readable from any thread. */
    public Remembered remembered() {
        return state.remembered();
    }

    /** How often each rule changed a value; readable from any thread. */
    public RuleCounts rules() {
        return reader.rules();
    }
}
