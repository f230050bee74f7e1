// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.util.List;

/** Looks at a case for one kind of trouble; the main thread. */
interface Check {
    /** Adds what it finds to what earlier checks found. */
    void look(Case at, List<Finding> to);
}
