// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import io.weir.log.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts batches into the output, one at a time, and leaves out parts that it knows, if asked to. */
final class IngestStore {
    private final IngestOutput output;
    private final boolean distinct;
    private final KnownParts known = new KnownParts();
    private long records;
    private long duplicates;

    IngestStore(IngestOutput output, boolean distinct) {
        this.output = output;
        this.distinct = distinct;
    }

    /** Takes what is new of a batch; the answer's text. */
    synchronized String take(BatchClaim claim, IngestBody body) throws IngestRefusal {
        List<BatchPart> taken = new ArrayList<>();
        int knownRecords = 0;
        int bytes = 0;
        int at = 0;
        int line = 0;
        try {
            for (BatchPart part : claim.parts()) {
                line += part.records();
                int end = body.end(line);
                if (distinct && known.has(part.id())) {
                    knownRecords += part.records();
                } else {
                    output.write(body.bytes(), at, end - at);
                    bytes += end - at;
                    taken.add(part);
                }
                at = end;
            }
            output.taken(claim.id(), taken, bytes);
        } catch (IOException full) {
            throw new IngestRefusal(503, "cannot write: " + Reason.of(full));
        }
        return count(taken, knownRecords);
    }

    private String count(List<BatchPart> taken, int knownRecords) {
        int takenRecords = 0;
        for (BatchPart part : taken) {
            takenRecords += part.records();
            if (distinct && !part.id().isEmpty()) {
                known.add(part.id());
            }
        }
        records += takenRecords;
        duplicates += knownRecords;
        return "{\"records\":" + takenRecords + ",\"duplicates\":" + knownRecords + "}\n";
    }

    synchronized long records() {
        return records;
    }

    synchronized long duplicates() {
        return duplicates;
    }
}
