// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.journal.store.JournalFormatException.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the names of a folder's files tell of their roll: each roll has names of its own.
 *
 * @param dir the folder
 * @param rolls the rolls that there are files of
 * @param strange files that end as a cycle's and are of no roll that is known
 */
record JournalNames(Path dir, Set<Roll> rolls, List<Path> strange) {
    static JournalNames of(Path dir) throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            List<Path> files = all.filter(JournalNames::isCycle).sorted().toList();
            Set<Roll> rolls = EnumSet.noneOf(Roll.class);
            for (Roll roll : Roll.values()) {
                if (new CycleFiles(dir, roll).cycles().length > 0) {
                    rolls.add(roll);
                }
            }
            return new JournalNames(dir, rolls, files.stream().filter(file -> !CycleFiles.isNamed(file)).toList());
        }
    }

    private static boolean isCycle(Path file) {
        return file.getFileName().toString().endsWith(Roll.SUFFIX);
    }

    /** The roll that all files have; null if there are none, or if they do not agree. */
    Roll roll() {
        return rolls.size() == 1 && strange.isEmpty() ? rolls.iterator().next() : null;
    }

    /** Refuses files of which it cannot be known how they are to be read. */
    void check() throws IOException {
        String gone = dir.resolve(JournalDescription.FILE) + " is missing or damaged, and ";
        if (!strange.isEmpty()) {
            throw new JournalFormatException(Cause.OTHER_VERSION,
                gone + strange.get(0).getFileName() + " is no file of a roll that this Weir knows");
        }
        if (rolls.size() > 1) {
            throw new JournalFormatException(Cause.OTHER_VERSION, gone + "the files beside it are of several rolls ("
                + String.join(", ", rolls.stream().map(Roll::text).toList()) + "): move those away that are not of this"
                + " journal");
        }
        CycleFiles files = new CycleFiles(dir, roll());
        if (roll() != null && isLater(files.found(files.last()))) {
            throw new JournalFormatException(Cause.OTHER_VERSION, gone + "blocks are of a later Weir's form");
        }
    }

    /** By the first block that is none of this version. */
    private static boolean isLater(Path newest) throws IOException {
        byte[] head = new byte[Envelope.LENGTH];
        try (CycleFile file = CycleFile.open(newest)) {
            Excerpts excerpts = new Excerpts(file);
            return excerpts.next() == Excerpts.Step.DAMAGE
                && file.read(excerpts.damagedFrom() + 4, head, head.length) && Envelope.isLater(head, 0);
        }
    }
}
