// SPDX-License-Identifier: Apache-2.0
/**
 * Readers of the journal, for Weir's commands and for users' own programs: {@link io.weir.journal.Journal} opens a
 * folder, {@link io.weir.journal.JournalReader} goes through its blocks, {@link io.weir.journal.JournalBlock} through
 * the records of one.
 */
package io.weir.journal;
