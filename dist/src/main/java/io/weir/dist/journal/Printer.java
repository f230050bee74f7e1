// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.JournalBlock;
import java.io.IOException;

/** Prints records of a journal in some form. One thread. */
interface Printer {
    /** Prints the record that the block's cursor stands on, if it was received within {@code span}. */
    void print(JournalBlock block, Span span) throws IOException;

    /** What is missing in what was printed so far, a line for stderr; empty if nothing is. */
    default String warning() {
        return "";
    }

    /** Prints what there is to say at the end. */
    default void end() throws IOException {
    }
}
