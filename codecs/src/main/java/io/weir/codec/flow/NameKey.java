// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.Arrays;
import java.util.List;

/** What an exporter numbers and gives names to: the elements of IANA that hold such a number. */
public enum NameKey {
    /** An interface by its ifIndex, whichever way flows go. */
    INTERFACE(10, 14, 252, 253),
    /** An application, RFC 6759. */
    APPLICATION(95),
    /** A VRF. */
    VRF(234, 235),
    /** A sampler or, as IPFIX has it, a selector: the newer element first. */
    SAMPLER(302, 48),
    /** A class of traffic. */
    CLASS(51),
    /** The observation domain itself: one, without a number. */
    DOMAIN;

    private final List<Integer> elements;

    NameKey(Integer... elements) {
        this.elements = Arrays.asList(elements);
    }

    /** Numbers of the elements. */
    public List<Integer> elements() {
        return elements;
    }

    /** That of an element of IANA; null for none. */
    static NameKey of(int element) {
        for (NameKey each : values()) {
            if (each.elements.contains(element)) {
                return each;
            }
        }
        return null;
    }
}
