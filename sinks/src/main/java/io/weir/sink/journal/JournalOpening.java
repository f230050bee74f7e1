// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.Roll;
import io.weir.log.Event;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where writing goes on in a journal, whatever an earlier end left behind. The folder's lock is held. */
final class JournalOpening {
    private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);

    private final CycleFiles files;
    private final String flag;
    private final ForwardClock clock;

    /** {@code flag} is the one that names the folder. */
    JournalOpening(JournalSettings settings, String flag, ForwardClock clock) {
        this.files = new CycleFiles(settings.dir(), settings.roll());
        this.flag = flag;
        this.clock = clock;
    }

    /** Makes or checks the folder's description. */
    void describe() throws IOException, SinkException {
        Path dir = files.dir();
        if (!JournalDescription.exists(dir)) {
            new JournalDescription(files.roll()).write(dir);
            return;
        }
        Roll written = JournalDescription.read(dir).roll();
        if (written != files.roll()) {
            throw new SinkException("journal " + dir + " was begun with roll=" + written.text()
                + ": say " + flag.replaceFirst("dir$", "roll=") + written.text()
                + ", or choose another folder with " + flag);
        }
    }

    /** Looks at the newest files, mends what needs it, and says so; {@code closed} if the last writer closed it. */
    OpenedJournal open(boolean closed) throws IOException {
        if (!closed) {
            // Chronicle's locks in it may name a process id that is this process's own now, as in a container.
            Files.deleteIfExists(files.dir().resolve(JournalWriter.TABLE));
        }
        int last = files.last();
        while (last >= 0) {
            Path path = files.file(last);
            NewestFile newest = NewestFile.of(path);
            if (newest.state() != NewestFile.State.EMPTY) {
                return goOn(last, path, newest);
            }
            Files.delete(path);
            last = files.last();
        }
        clock.startAt(0);
        return new OpenedJournal(files, -1, 0, 0);
    }

    private OpenedJournal goOn(int last, Path path, NewestFile newest) throws IOException {
        if (newest.state() == NewestFile.State.OPEN) {
            clock.startAt(files.roll().startMs(last));
            boolean same = files.roll().cycleAt(clock.currentTimeMillis()) == last;
            return new OpenedJournal(files, same ? last : -1, newest.end(), newest.lastCheck());
        }
        if (newest.state() == NewestFile.State.SHORTENED) {
            newest.end(path);
            Event.JOURNAL_CUT.to(LOG)
                .log("journal {}: {} was cut: blocks written behind its byte {} are lost; going on in a new file",
                    files.dir(), path.getFileName(), newest.end());
        } else if (newest.state() == NewestFile.State.DAMAGED) {
            Path aside = path.resolveSibling(path.getFileName() + ".damaged");
            Files.move(path, aside);
            Event.JOURNAL_DAMAGED.to(LOG)
                .log("journal {}: the head of {} is damaged; it was put aside as {}; going on in a new file",
                    files.dir(), path.getFileName(), aside.getFileName());
        }
        clock.startAt(files.roll().startMs(last + 1));
        return new OpenedJournal(files, -1, 0, newest.lastCheck());
    }
}
