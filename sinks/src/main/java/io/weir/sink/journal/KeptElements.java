// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

/** Which elements a journal of records keeps beside goflow2's fields. */
public enum KeptElements {
    /** Each that no field says. */
    ALL,
    /** None. */
    NONE
}
