// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.journal.CycleSummary;
import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import io.weir.journal.Position;
import io.weir.journal.store.Content;
import java.io.IOException;

/**
 * Where decoding of a journal's datagrams has to begin so that its last lines come out: their templates may have come
 * long before. Looks further and further back until no set of data lacks its template, at most to the start. Main
 * thread.
 */
final class LastLines {
    private static final long LEAST = 256;
    private static final int WIDER = 8;

    private final Journal journal;
    private final Values values;
    private final StopFlag stop;
    private DatagramDecoder decoder;
    private long lines;
    private Position first;

    LastLines(Journal journal, Values values, StopFlag stop) {
        this.journal = journal;
        this.values = values;
        this.stop = stop;
    }

    /** Whether there are datagrams among the last {@code last} records. */
    boolean areOfDatagrams(long last) throws IOException {
        int[] cycles = journal.files().cycles();
        long missing = Math.max(1, last);
        for (int i = cycles.length - 1; i >= 0 && missing > 0; i--) {
            CycleSummary cycle = new CycleSummary(journal.files(), cycles[i]);
            if (cycle.datagrams() > 0) {
                return true;
            }
            missing -= cycle.records();
        }
        return false;
    }

    /** Has the reader stand where decoding begins; gives how many lines come before the last {@code last}. */
    long begin(JournalReader reader, long last) throws IOException {
        long all = records();
        long back = Math.max(LEAST, last);
        decodeLast(reader, back);
        while (back < all && !stop.isSet() && (lines < last || lacksTemplates())) {
            back = back > all / WIDER ? all : back * WIDER;
            decodeLast(reader, back);
        }
        if (first != null) {
            reader.to(first);
        }
        return Math.max(0, lines - last);
    }

    private long records() throws IOException {
        long records = 0;
        for (int cycle : journal.files().cycles()) {
            records += new CycleSummary(journal.files(), cycle).records();
        }
        return records;
    }

    private void decodeLast(JournalReader reader, long back) throws IOException {
        DecoderSettings settings = DecoderSettings.defaults().with(values);
        decoder = new DatagramDecoder(settings, new Bounds(settings), record -> lines++);
        lines = 0;
        first = null;
        reader.toLast(back);
        while (!stop.isSet() && reader.next()) {
            JournalBlock block = reader.block();
            while (block.next()) {
                first = first == null ? block.position() : first;
                count(block);
            }
        }
    }

    private void count(JournalBlock block) {
        if (block.content() == Content.RECORDS) {
            lines++;
        } else {
            decoder.decode(block.bytes(), block.offset(), block.length(), block.hi(), block.lo(), block.scope(),
                block.port(), block.receivedNs());
        }
    }

    private boolean lacksTemplates() {
        return decoder.counts().get(DecodeCounter.SETS_LATE) + decoder.counts().get(DecodeCounter.SETS_LATE_FULL) > 0;
    }
}
