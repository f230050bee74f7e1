// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.Content;
import io.weir.journal.store.Roll;
import io.weir.sink.Setting;
import io.weir.sink.SinkException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how the journal is kept.
 *
 * @param dir the journal's folder
 * @param content what is kept
 * @param elements which elements records keep that no column says
 * @param roll how often a new file begins
 * @param keepAge files whose last record is older are removed, but for what named readers still need; 0: never
 * @param keepBytes bytes of all files beyond which the oldest are removed, whoever needs them; 0: no limit
 * @param fsync when what was written is forced to the disk
 * @param fsyncInterval how often, for {@link Fsync#INTERVAL}
 */
public record JournalSettings(
    @Setting(key = "dir", help = "folder of the journal; made if it is missing") Path dir,
    @Setting(key = "content", defaultValue = "records",
        help = "what is kept: decoded records, or datagrams as they came") Content content,
    @Setting(key = "elements", defaultValue = "all",
        help = "which elements a record keeps that are no field of goflow2's, for weir journal cat --fields=all")
    KeptElements elements,
    @Setting(key = "roll", defaultValue = "ten-minutes", help = "how often a new file begins") Roll roll,
    @Setting(key = "keep-age", defaultValue = "0",
        help = "files whose last record is older are removed, unless a named reader needs them; 0: never")
    Duration keepAge,
    @Setting(key = "keep-bytes", defaultValue = "0",
        help = "bytes in all beyond which the oldest files are removed, whoever needs them; 0: no limit",
        bytes = true)
    long keepBytes,
    @Setting(key = "fsync", defaultValue = "interval",
        help = "when data is forced to the disk: by the system, by interval, or before a block counts as written")
    Fsync fsync,
    @Setting(key = "fsync-interval", defaultValue = "1s", help = "how often, for fsync=interval")
    Duration fsyncInterval) {

    /**
     * Refuses what cannot be meant.
     *
     * @param owner what stands before a key, as the user wrote it: {@code -transport.journal}
     * @throws SinkException that names the flag, what is allowed and what was given
     */
    void check(String owner) throws SinkException {
        if (dir.toString().isEmpty()) {
            throw new SinkException("the journal's folder is not set: say " + owner + ".dir=DIR");
        }
        if (fsyncInterval.toMillis() < 1) {
            throw new SinkException(owner + ".fsync-interval must be 1ms or more, not "
                + fsyncInterval.toNanos() / 1000 + "us");
        }
    }
}
