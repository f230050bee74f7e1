// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import java.util.List;

/** Something that reads bytes which anybody may have written. One thread. */
public interface Input {
    /**
     * Reads them. Faults that a reader is meant to tell of are caught; any other exception is a finding.
     *
     * @param bytes any; not changed
     */
    void read(byte[] bytes) throws Exception;

    /** Bytes to begin with: well-formed ones. */
    List<byte[]> seeds() throws Exception;
}
