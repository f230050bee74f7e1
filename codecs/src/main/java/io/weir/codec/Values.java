// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/** Which values are printed where goflow2 is wrong. */
public enum Values {
    /** The right ones; the default. */
    CORRECT,
    /** Those that goflow2 2.2.6 prints. */
    GOFLOW2
}
