// SPDX-License-Identifier: Apache-2.0
/**
 * The journal's form on disk, in files that Chronicle Queue writes and these classes read.
 *
 * <pre>
 * DIR/journal.properties      version and roll cycle                       JournalDescription
 * DIR/20261123-0150X.cq4      a cycle: excerpts behind 4-byte headers      Roll, CycleFiles, CycleFile, Excerpts
 *     excerpt                 an envelope and whole records                Envelope, DatagramForm
 * DIR/readers/NAME            the place of a named reader                  (io.weir.journal)
 * DIR/metadata.cq4t, lock     the writer's own
 * </pre>
 *
 * <p>Reading needs neither Chronicle's classes nor its JVM flags, and maps no memory: a file that is cut or deleted
 * while it is read is an end, never a fault of the process.
 */
package io.weir.journal.store;
