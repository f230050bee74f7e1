// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.BatchPart;
import io.weir.sink.SinkException;
import java.nio.ByteBuffer;
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
