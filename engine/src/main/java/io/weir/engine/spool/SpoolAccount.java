// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

/**
 * What became of the records of a spool.
 *
 * @param found records that waited in it when it was opened
 * @param waiting records that wait in it now, those included that the sink has, but has not acknowledged
 * @param overflowed records dropped because it was full, or the disk was
 * @param expired records dropped because they waited too long
 * @param corrupt records lost because they could not be read
 */
public record SpoolAccount(long found, long waiting, long overflowed, long expired, long corrupt) {
    /** Of a sink without a spool. */
    public static final SpoolAccount NONE = new SpoolAccount(0, 0, 0, 0, 0);

    /** Records that the spool lost, for whatever reason. */
    public long dropped() {
        return overflowed + expired + corrupt;
    }
}
