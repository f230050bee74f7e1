// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFiles;

/**
 * Where a writer goes on.
 *
 * @param files the journal's files
 * @param cycle the cycle to go on in, or -1 to begin a new one
 * @param end where that cycle's data ends
 * @param lastCheck check sum of its last block, 0 if there is none
 */
record OpenedJournal(CycleFiles files, int cycle, long end, int lastCheck) {
}
