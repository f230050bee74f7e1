// SPDX-License-Identifier: Apache-2.0
/**
 * {@code -transport=journal}: blocks of records, or of datagrams, into files of Chronicle Queue.
 *
 * <pre>
 * RecordBlockEncoder | DatagramBlockEncoder     a worker: an envelope's beginning, then records
 *        ▼ block
 * JournalSink ──▶ JournalWriter                 the sink's thread: a block is an excerpt
 *    │               ├─ OpenCycle               the current file: room allocated before it is mapped, fsync
 *    │               └─ ForwardClock            never goes back
 *    ├─ JournalOpening, NewestFile, FolderLock  what an earlier end left behind
 *    └─ Upkeep ──▶ Retention                    a thread: fsync by interval, old files
 * </pre>
 */
package io.weir.sink.journal;
