// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestContract;
import io.weir.sink.SinkException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of one request, in order; never empty. Of a shipment, hence of one thread at a time.
 *
 * <p>Its ids are made of its bytes, so they are the same whenever the same parts are sent.
 */
final class Piece {
    private final List<Part> parts;
    private List<BatchPart> names;
    private String id;

    Piece(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Pieces of the same parts in the same order, as large as a request may be. */
    static List<Piece> joined(Iterable<Piece> pieces, BatchLimits limits) {
        List<Piece> joined = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        int records = 0;
        int bytes = 0;
        for (Piece piece : pieces) {
            for (Part part : piece.parts()) {
                boolean fits = limits.allows(records + part.records(), bytes + part.bytes());
                if (!open.isEmpty() && (!fits || open.size() == IngestContract.MAX_PARTS)) {
                    joined.add(new Piece(open));
                    open.clear();
                    records = 0;
                    bytes = 0;
                }
                open.add(part);
                records += part.records();
                bytes += part.bytes();
            }
        }
        joined.add(new Piece(open));
        return joined;
    }

    int records() {
        return parts.stream().mapToInt(Part::records).sum();
    }

    int bytes() {
        return parts.stream().mapToInt(Part::bytes).sum();
    }

    /** The parts as the request's header names them. */
    List<BatchPart> names() {
        if (names == null) {
            names = parts.stream().map(part -> new BatchPart(BatchIds.of(part), part.records())).toList();
        }
        return names;
    }

    String id() {
        if (id == null) {
            id = names().size() == 1 ? names().get(0).id() : BatchIds.of(names());
        }
        return id;
    }

    List<Part> parts() {
        return parts;
    }

    /** The bytes where they are. */
    List<ByteBuffer> buffers() {
        return parts.stream().map(part -> ByteBuffer.wrap(part.array(), part.from(), part.bytes())).toList();
    }

    /** Copies its bytes behind each other. */
    void copyTo(byte[] to) {
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(part.array(), part.from(), to, at, part.bytes());
            at += part.bytes();
        }
    }

    /** For how many holds of the sink up to the {@code number}th it was refused; of a single part. */
    int holds(int number) {
        return parts.get(0).held().holds(number);
    }

    boolean isSplittable() {
        return parts.size() > 1 || parts.get(0).isSplittable();
    }

    /** Two pieces, in order: half the parts each, or the halves of a single one. */
    List<Piece> halves() {
        if (parts.size() == 1) {
            Part part = parts.get(0);
            return List.of(new Piece(List.of(part.firstHalf())), new Piece(List.of(part.secondHalf())));
        }
        int middle = parts.size() / 2;
        return List.of(new Piece(parts.subList(0, middle)), new Piece(parts.subList(middle, parts.size())));
    }

    void done() {
        parts.forEach(part -> part.held().settled(0));
    }

    void rejected() {
        parts.forEach(part -> part.held().settled(part.records()));
    }

    void failed(SinkException why) {
        parts.forEach(part -> part.held().failed(why));
    }
}
