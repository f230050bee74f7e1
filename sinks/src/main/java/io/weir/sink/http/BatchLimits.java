// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * How large a batch may get. The bytes shrink if the server answers 413: any thread.
 *
 * <p>Half of what was refused is a size that the server may take; the halves are sent at once, and later batches are
 * made no larger from the start.
 */
final class BatchLimits {
    private static final int LEAST_BYTES = 16 << 10;

    private final int records;
    private volatile int bytes;

    BatchLimits(int records, int bytes) {
        this.records = records;
        this.bytes = bytes;
    }

    boolean allows(int batchRecords, int batchBytes) {
        return batchRecords <= records && batchBytes <= bytes;
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

    int bytes() {
        return bytes;
    }
}
