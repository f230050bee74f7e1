// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * How large a batch may get, and how large a group of records that is sent to find those that a server refuses. Both
 * follow from answers: any thread.
 *
 * <p>Half of what was refused with 413 is a size that the server may take; the halves are sent at once, and later
 * batches are made no larger from the start.
 *
 * <p>A group that is refused every other time tells most. So it doubles when it is taken and halves when it is refused:
 * with one unfit record in a hundred it settles near 69, and without any it is a whole batch.
 */
final class BatchLimits {
    private static final int LEAST_BYTES = 16 << 10;
    /** Groups fall by so much where refused records follow upon each other. */
    private static final int BURST = 8;
    private static final int LEAST_SHARED = 32;

    private final int records;
    private volatile int bytes;
    private volatile int group;
    private boolean burst = true;

    BatchLimits(int records, int bytes) {
        this.records = records;
        this.bytes = bytes;
        this.group = records;
    }

    boolean allows(int batchRecords, int batchBytes) {
        return batchRecords <= records && batchBytes <= bytes;
    }

    /** Whether so much may be sent at once while some records are refused. */
    boolean allowsGroup(int groupRecords, int groupBytes) {
        return groupRecords <= group && groupBytes <= bytes;
    }

    /** Whether so many records are more than one group, so that it helps to search in both halves at a time. */
    boolean isWorthSharing(long openRecords) {
        return openRecords >= 2L * Math.max(group, LEAST_SHARED);
    }

    boolean isFull(int batchRecords, int batchBytes) {
        return batchRecords >= records || batchBytes >= bytes;
    }

    /** The server refused a batch of so many bytes; true if that is news. */
    synchronized boolean tooLarge(int refusedBytes) {
        int half = Math.max(LEAST_BYTES, refusedBytes / 2);
        boolean less = half < bytes;
        bytes = Math.min(bytes, half);
        return less;
    }

    /** The server took a request; if it was a group of which nothing was known, one of so many records, otherwise 0. */
    synchronized void taken(int groupRecords) {
        burst = false;
        group = (int) Math.max(group, Math.min(records, 2L * groupRecords));
    }

    /** The server refused a group of so many records of which nothing was known. */
    synchronized void refusedGroup(int groupRecords) {
        group = Math.max(1, Math.min(group, groupRecords / 2));
    }

    /** The server refused a record alone. */
    synchronized void refusedAlone() {
        group = burst ? Math.max(1, group / BURST) : group;
        burst = true;
    }

    /** The server takes records again after it took none: those that it refused meanwhile say nothing of others. */
    synchronized void forget() {
        group = records;
    }

    int bytes() {
        return bytes;
    }
}
