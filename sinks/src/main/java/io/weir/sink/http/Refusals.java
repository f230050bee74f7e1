// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Sink;
import io.weir.sink.SinkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides what a refusal means, for all batches of a sink: the record is unfit, or the server takes nothing at all (a
 * column was dropped, the path is wrong), which is no reason to throw anything away. Any thread.
 *
 * <p>A refused record is set aside and the next batch is tried. As soon as the server takes a record whose request
 * began later, those set aside become dead letters; one whose group was refused, and all of it but this record taken
 * since, does so at once. If instead {@value #BATCHES} batches and {@value #RECORDS} records
 * are refused, or a minute passes, and nothing is taken, the sink <i>holds</i>: it is failing, sends one request at a
 * time with pauses that grow, and lets go of nothing. The first request that is taken ends that, and all that was set
 * aside is sent again.
 *
 * <p>What is set aside is not settled, so a sink's spool still has it, and a process that is killed loses none of it.
 */
final class Refusals {
    static final int BATCHES = 3;
    static final int RECORDS = 100;
    static final long LONGEST_NS = 60_000_000_000L;
    /** Of one batch are so many records tried alone before the next batch is: it takes few requests to learn enough. */
    private static final int SHARE = (RECORDS + BATCHES - 1) / BATCHES;
    /** After so many of one batch in a row, or of all, something else is tried: they may be of one bad exporter. */
    private static final int ROW = 20;
    private static final int ROWS = RECORDS / 2;
    private static final long QUIET_NS = 2_000_000_000L;
    /** A record that was still refused after so many holds is unfit. */
    private static final int MOST_HOLDS = 5;

    private final LongSupplier clockNs;
    private final Deque<Refused> aside = new ArrayDeque<>();
    private final Deque<Piece> again = new ArrayDeque<>();
    private final Deque<Shipment> waiting = new ArrayDeque<>();
    private long takings;
    private int batches;
    private int records;
    private long sinceNs;
    private boolean told;
    private boolean holding;
    private int holds;
    private Shipment prober;
    private int probes;
    private String newest = "";
    private long nextProbeNs;
    private long kept;
    private boolean closed;

    /** Nothing was refused; {@code clockNs} gives nanoseconds of any origin. */
    Refusals(LongSupplier clockNs) {
        this.clockNs = clockNs;
    }

    /** What one shipment was refused since the server last took something; guarded by the lock of the refusals. */
    static final class Tally {
        private long takings = -1;
        private int alone;
        private boolean isRow;
    }

    /** What has to be done with what was set aside, outside of the lock. */
    record Release(List<Refused> unfit, List<Shipment> resumed) {
    }

    /**
     * Sets a record aside that was refused alone.
     *
     * @return it, if it is not to be set aside: what it was refused together with was taken since, so it is unfit
     */
    synchronized Refused refused(Search.Alone alone, Answer answer, Tally tally) {
        Refused refused = new Refused(alone.record(), answer, clockNs.getAsLong());
        if (alone.proven() && !holding) {
            return refused;
        }
        if (tally.takings != takings) {
            tally.takings = takings;
            tally.alone = 0;
            tally.isRow = false;
            batches++;
        }
        tally.alone++;
        records++;
        newest = answer.inWords();
        add(refused);
        if (!holding && batches >= BATCHES && records >= RECORDS) {
            hold();
        }
        return null;
    }

    private void add(Refused refused) {
        if (closed) {
            refused.piece().failed(Dispatcher.closedException());
            return;
        }
        if (aside.isEmpty()) {
            sinceNs = refused.atNs();
            told = false;
        }
        aside.add(refused);
    }

    private void hold() {
        holding = true;
        holds++;
        probes = 0;
        nextProbeNs = clockNs.getAsLong();
    }

    /** Whether enough of a shipment's records were tried alone, and none was taken: its rest is to be set aside. */
    synchronized boolean isEnough(Tally tally) {
        return !holding && tally.takings == takings && tally.alone >= SHARE;
    }

    /** Whether so many were refused in a row that another part of the shipment's batch is to be tried; once. */
    synchronized boolean isRow(Tally tally) {
        boolean now = !holding && tally.takings == takings && !tally.isRow && (tally.alone >= ROW || records >= ROWS);
        tally.isRow |= now;
        return now;
    }

    /** Sets aside what was not tried alone. */
    synchronized void rest(Collection<Piece> pieces) {
        pieces.forEach(piece -> add(new Refused(piece, null, clockNs.getAsLong())));
    }

    /** Whether the shipment may send now; if not, it is run again later. */
    synchronized boolean maySend(Shipment shipment) {
        if (!holding || prober == shipment) {
            return true;
        }
        waiting.add(shipment);
        return false;
    }

    /** What holds the sink, in words. */
    synchronized String why() {
        return newest + ": " + setAside() + (holding
            ? " records are set aside and kept, as it takes none; one request is tried at a time"
            : " records are set aside until it takes another one");
    }

    synchronized boolean isHolding() {
        return holding;
    }

    /** The server took what was sent at {@code begunNs}. */
    synchronized Release taken(long begunNs) {
        takings++;
        batches = 0;
        records = 0;
        sinceNs = clockNs.getAsLong();
        List<Refused> unfit = new ArrayList<>();
        List<Refused> all = List.copyOf(aside);
        aside.clear();
        for (Refused each : all) {
            if (!holding && each.atNs() - begunNs >= 0) {
                aside.add(each);
            } else if (each.isAlone() && (!holding || each.piece().holds(holds) >= MOST_HOLDS)) {
                unfit.add(each);
            } else {
                again.add(each.piece());
            }
        }
        return new Release(unfit, holding ? resumed() : List.of());
    }

    private List<Shipment> resumed() {
        holding = false;
        prober = null;
        List<Shipment> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** What is to be sent again now that the server takes records. */
    synchronized List<Piece> takeAgain() {
        if (holding || again.isEmpty()) {
            return List.of();
        }
        List<Piece> pieces = List.copyOf(again);
        again.clear();
        return pieces;
    }

    /** A shipment gives back what it has not sent, to be sent again later. */
    synchronized void giveBack(Collection<Piece> pieces) {
        if (closed) {
            pieces.forEach(piece -> piece.failed(Dispatcher.closedException()));
        } else {
            again.addAll(pieces);
        }
    }

    synchronized boolean hasAgain() {
        return !holding && !again.isEmpty();
    }

    /** Whether the sink holds from now on because nothing was taken for a minute; to be called now and then. */
    synchronized boolean holdIfLong() {
        boolean now = !holding && !aside.isEmpty() && clockNs.getAsLong() - sinceNs >= LONGEST_NS;
        if (now) {
            hold();
        }
        return now;
    }

    /** Whether the user is to be told that something is set aside: once, and not if it is over at once. */
    synchronized boolean isWorthTelling() {
        boolean now = !holding && !told && !aside.isEmpty() && clockNs.getAsLong() - sinceNs >= QUIET_NS;
        told |= now;
        return now;
    }

    /** Whether it is time for the next request while the sink holds. */
    private boolean isProbeDue() {
        return holding && prober == null && !closed && clockNs.getAsLong() - nextProbeNs >= 0;
    }

    /**
     * The shipment whose turn it is to send while the sink holds, or null. Batches that wait and what is set aside take
     * turns, so that neither unfit records nor an unfit batch keep the sink from noticing that the server is well.
     *
     * @param dispatcher makes a shipment of what is set aside
     */
    synchronized Shipment probe(Dispatcher dispatcher) {
        if (!isProbeDue()) {
            return null;
        }
        boolean fresh = !waiting.isEmpty() && (aside.isEmpty() || probes % 2 == 0);
        if (!fresh && aside.isEmpty()) {
            return null;
        }
        prober = fresh ? waiting.poll() : dispatcher.extra(aside.poll().piece());
        probes++;
        return prober;
    }

    /** The answer to a probe was another refusal: the next one follows after a pause. */
    synchronized void probed(Shipment shipment, Backoff backoff) {
        if (prober == shipment) {
            prober = null;
            nextProbeNs = clockNs.getAsLong() + backoff.pauseMs(Math.max(1, probes)) * 1_000_000;
        }
    }

    /** A shipment is over. */
    synchronized void left(Shipment shipment) {
        waiting.remove(shipment);
        if (prober == shipment) {
            prober = null;
            nextProbeNs = clockNs.getAsLong();
        }
    }

    /**
     * Takes out the record that was set aside first, if the sink holds: where its block holds up those that could show
     * that the server is well, it has to go. Null if there is none.
     */
    synchronized Refused oldestAlone() {
        Refused first = holding ? aside.stream().filter(Refused::isAlone).findFirst().orElse(null) : null;
        aside.remove(first);
        return first;
    }

    /** Records that are set aside or to be sent again. */
    synchronized long setAside() {
        return aside.stream().mapToLong(each -> each.piece().records()).sum()
            + again.stream().mapToLong(Piece::records).sum();
    }

    /** A record became a dead letter that is kept. */
    synchronized void kept() {
        kept++;
    }

    /** Figures of the sink: what is set aside now, and the dead letters that were kept. */
    synchronized Map<String, Long> figures() {
        return Map.of("set_aside", setAside(), Sink.KEPT, kept);
    }

    /** The sink closes: what is set aside fails, so that a spool keeps it. */
    void close() {
        List<Piece> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            aside.forEach(each -> all.add(each.piece()));
            all.addAll(again);
            aside.clear();
            again.clear();
        }
        SinkException why = Dispatcher.closedException();
        all.forEach(piece -> piece.failed(why));
    }
}
