// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.IngestContract;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The parts of a shipment that have no answer yet, in order, and which of them to send next, so that refused records
 * are found in few requests. Of one thread at a time.
 *
 * <p>This is group testing by binary splitting, in order. A group from the front is sent, as large as
 * {@link BatchLimits} expects to be refused every other time. Of a refused group the first half is sent: if that is
 * taken, what is refused is in the second half, which is not sent to learn that; if not, nothing is known of the second
 * half, and it goes into the next group. An unfit record among {@code n} costs about log2(n) + 3 requests; halves that
 * are all sent cost nearly twice as many.
 *
 * <p>A part is cut only where it is known to hold a refused record, so no part that was taken as a whole comes in
 * halves later, even after a restart: servers know parts by their ids.
 */
final class Search {
    private final Deque<Part> open = new ArrayDeque<>();
    /** So many of the first parts hold a refused record, somewhere; 0 if nothing is known. */
    private int guilty;
    /** Whether all that was refused together with the guilty ones has been taken since. */
    private boolean proven;
    /** Whether they were refused for their size, which says nothing of a rest. */
    private boolean large;
    /** Whether the first part is to be sent without others. */
    private boolean alone;
    private int sent;

    /** More at the end. */
    void add(Collection<Piece> pieces) {
        pieces.forEach(piece -> open.addAll(piece.parts()));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** What to send next; {@link #taken} or {@link #refused} has to follow. */
    Piece next(BatchLimits limits) {
        if (guilty == 1 && open.getFirst().isSplittable()) {
            Part whole = open.removeFirst();
            open.addFirst(whole.secondHalf());
            open.addFirst(whole.firstHalf());
            guilty = 2;
        }
        List<Part> parts = guilty == 0 && !alone ? group(limits) : firstHalf(Math.max(guilty, 1));
        alone = false;
        sent = parts.size();
        return new Piece(parts);
    }

    /** As many of the first parts as a group may have, one at least. */
    private List<Part> group(BatchLimits limits) {
        List<Part> parts = new ArrayList<>();
        int records = 0;
        int bytes = 0;
        for (Part part : open) {
            records += part.records();
            bytes += part.bytes();
            if (!parts.isEmpty() && (!limits.allowsGroup(records, bytes) || parts.size() == IngestContract.MAX_PARTS)) {
                break;
            }
            parts.add(part);
        }
        return parts;
    }

    /** Those of the first {@code count} parts that hold about half of their records: one, but of several not all. */
    private List<Part> firstHalf(int count) {
        long all = open.stream().limit(count).mapToLong(Part::records).sum();
        List<Part> parts = new ArrayList<>();
        long records = 0;
        for (Part part : open) {
            if (!parts.isEmpty() && (parts.size() >= count - 1 || 2 * records + part.records() > all)) {
                break;
            }
            parts.add(part);
            records += part.records();
        }
        return parts;
    }

    /** The server took what was sent. */
    void taken(BatchLimits limits) {
        int records = 0;
        for (int i = 0; i < sent; i++) {
            records += open.removeFirst().records();
        }
        limits.taken(guilty == 0 ? records : 0);
        guilty = large ? 0 : Math.max(0, guilty - sent);
        proven = guilty > 0;
    }

    /**
     * The server refused what was sent, for its size or for what is in it.
     *
     * @return the record, if it was refused alone: it is no longer open; otherwise null
     */
    Alone refused(boolean forSize, BatchLimits limits) {
        Part first = open.getFirst();
        boolean elsewhere = guilty == sent && proven;
        large = forSize;
        if (sent == 1 && !first.isSplittable()) {
            open.removeFirst();
            guilty = 0;
            limits.refusedAlone();
            return new Alone(new Piece(List.of(first)), elsewhere);
        }
        if (guilty == 0 && !forSize) {
            limits.refusedGroup(open.stream().limit(sent).mapToInt(Part::records).sum());
        }
        guilty = sent;
        proven = false;
        return null;
    }

    /**
     * A record that was refused alone.
     *
     * @param record it
     * @param proven whether all that was refused together with it was taken since: it is the record that is unfit
     */
    record Alone(Piece record, boolean proven) {
    }

    /** Takes out the second half of what nothing is known of, for another shipment; empty if that is not worth it. */
    List<Piece> share(BatchLimits limits) {
        List<Part> unknown = open.stream().skip(guilty).toList();
        long records = unknown.stream().mapToLong(Part::records).sum();
        if (unknown.size() < 2 || !limits.isWorthSharing(records)) {
            return List.of();
        }
        List<Piece> given = new ArrayList<>();
        long left = records;
        for (int i = unknown.size() - 1; i > 0 && 2 * (records - left) < records; i--) {
            left -= unknown.get(i).records();
            open.removeLast();
            given.add(0, new Piece(List.of(unknown.get(i))));
        }
        return given;
    }

    /** The last part, if there are others, is the next one to be sent, alone. */
    void lastFirst() {
        if (open.size() > 1) {
            open.addFirst(open.removeLast());
            guilty = 0;
            alone = true;
        }
    }

    /** Takes out all, as pieces that a server may take. */
    List<Piece> drain(BatchLimits limits) {
        List<Piece> pieces = new ArrayList<>();
        guilty = 0;
        while (!open.isEmpty()) {
            List<Part> parts = group(limits);
            parts.forEach(part -> open.removeFirst());
            pieces.add(new Piece(parts));
        }
        return pieces;
    }
}
