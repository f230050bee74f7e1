// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.file.SetAside;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.JournalFormatException;
import io.weir.journal.store.JournalFormatException.Cause;
import io.weir.journal.store.Roll;
import io.weir.log.Event;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where writing goes on in a journal, whatever an earlier end left behind. The folder's lock is held. */
final class JournalOpening {
    private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);

    /** Behind the name of a file that held nothing. */
    private static final String EMPTY = ".empty";
    private static final String IS_DAMAGED =
        "is damaged: what is whole in it is still read, weir journal verify says what is not";

    private final CycleFiles files;
    private final String flag;
    private final ForwardClock clock;
    private final LongAdder damaged;

    /** {@code flag} is the one that names the folder; {@code damaged} counts the files that were found damaged. */
    JournalOpening(JournalSettings settings, String flag, ForwardClock clock, LongAdder damaged) {
        this.damaged = damaged;
        this.files = new CycleFiles(settings.dir(), settings.roll());
        this.flag = flag;
        this.clock = clock;
    }

    /** Makes or checks the folder's description; one that is gone or damaged is made anew by the files beside it. */
    void describe() throws IOException, SinkException {
        Roll written = written();
        if (written != files.roll()) {
            throw new SinkException("journal " + files.dir() + " was begun with roll=" + written.text()
                + ": say " + flag.replaceFirst("dir$", "roll=") + written.text()
                + ", or choose another folder with " + flag);
        }
    }

    private Roll written() throws IOException {
        try {
            return JournalDescription.read(files.dir()).roll();
        } catch (JournalFormatException unread) {
            if (unread.kind() == Cause.OTHER_VERSION) {
                throw unread;
            }
            return describeAnew(unread).roll();
        }
    }

    private JournalDescription describeAnew(JournalFormatException why) throws IOException {
        JournalDescription inferred = JournalDescription.infer(files.dir());
        JournalDescription now = inferred == null ? new JournalDescription(files.roll()) : inferred;
        if (why.kind() == Cause.DAMAGED) {
            SetAside.move(files.dir().resolve(JournalDescription.FILE),
                JournalDescription.FILE + CycleFiles.DAMAGED);
        }
        now.write(files.dir());
        if (why.kind() == Cause.DAMAGED || inferred != null) {
            damaged.increment();
            Event.JOURNAL_DAMAGED.to(LOG).log("journal {}: {} was made anew with roll={}{}: {}", files.dir(),
                JournalDescription.FILE, now.roll().text(), inferred == null ? "" : ", as the files beside it have it",
                why.getMessage());
        }
        return now;
    }

    /** Looks at the newest files, sets aside what nobody can go on with, and says so. */
    OpenedJournal open() throws IOException {
        // Chronicle makes it anew from the files. Damaged it would mislead Chronicle, and its locks may name a process
        // id that is this process's own now, as in a container.
        Files.deleteIfExists(files.dir().resolve(JournalWriter.TABLE));
        int last = files.last();
        setAsideBefore(last);
        while (last >= 0) {
            NewestFile newest = files.isSetAside(last) ? null : NewestFile.of(files.file(last));
            if (newest == null || newest.state() != NewestFile.State.EMPTY) {
                return goOn(last, newest);
            }
            setAside(files.file(last), EMPTY, "holds no head and no block: if there were flows in it they are lost; if "
                + "Weir was ended just when it began the file there were none");
            last = files.last();
        }
        clock.startAt(0);
        return new OpenedJournal(files, -1, 0, 0);
    }

    private void setAsideBefore(int last) throws IOException {
        for (int cycle : files.cycles()) {
            if (cycle < last && !files.isSetAside(cycle) && !NewestFile.isTakable(files.file(cycle))) {
                setAside(files.file(cycle), CycleFiles.DAMAGED, IS_DAMAGED);
            }
        }
    }

    /** {@code newest} is null where the file was set aside by an earlier start. */
    private OpenedJournal goOn(int last, NewestFile newest) throws IOException {
        NewestFile.State state = newest == null ? NewestFile.State.ENDED : newest.state();
        if (state == NewestFile.State.OPEN) {
            clock.startAt(files.roll().startMs(last));
            boolean same = files.roll().cycleAt(clock.currentTimeMillis()) == last;
            return new OpenedJournal(files, same ? last : -1, newest.end(), newest.lastCheck());
        }
        if (state == NewestFile.State.SHORTENED) {
            newest.end(files.file(last));
            damaged.increment();
            Event.JOURNAL_CUT.to(LOG)
                .log("journal {}: {} was cut: blocks written behind its byte {} are lost; going on in a new file",
                    files.dir(), files.file(last).getFileName(), newest.end());
        } else if (state == NewestFile.State.DAMAGED) {
            setAside(files.file(last), CycleFiles.DAMAGED, IS_DAMAGED);
        }
        clock.startAt(files.roll().startMs(last + 1));
        return new OpenedJournal(files, -1, 0, newest == null ? 0 : newest.lastCheck());
    }

    private void setAside(Path file, String ending, String why) throws IOException {
        long bytes = Files.size(file);
        Path aside = SetAside.move(file, file.getFileName() + ending);
        damaged.increment();
        Event.JOURNAL_DAMAGED.to(LOG).log("journal {}: {} ({} bytes) {}; it was set aside as {}", files.dir(),
            file.getFileName(), bytes, why, aside.getFileName());
    }
}
