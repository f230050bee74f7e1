// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

/** Who may ask for a path. */
public enum Access {
    /** Anybody: goflow2's paths, which its users' monitoring reads without a password. */
    OPEN,
    /** This host alone; with a token, whoever shows it. */
    LOCAL,
    /** Whoever shows the token, this host included: for what changes something. */
    TOKEN
}
