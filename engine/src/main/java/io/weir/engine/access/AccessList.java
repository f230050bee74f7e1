// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import io.weir.codec.exporter.Cidr;
import java.util.List;

/** Who may send, at one time; immutable, any thread. Deny wins; without an allow list whoever is not denied may. */
public final class AccessList {
    private final AddressSet allowed;
    private final AddressSet denied;
    private final int generation;

    /** The lists, {@code allowed} null for everybody. */
    private AccessList(AddressSet allowed, AddressSet denied, int generation) {
        this.allowed = allowed;
        this.denied = denied;
        this.generation = generation;
    }

    static AccessList open() {
        return new AccessList(null, new AddressSet(List.of()), 0);
    }

    /** The lists of two flags, {@code generation} different from those of all lists before. */
    static AccessList of(String allow, String deny, int generation) throws AccessException {
        return new AccessList(allow.isEmpty() ? null : allowed(allow), new AddressSet(AddressFile.ranges(deny)),
            generation);
    }

    /** A file that a failed copy left empty must not shut everybody out. */
    private static AddressSet allowed(String text) throws AccessException {
        List<Cidr> ranges = AddressFile.ranges(text);
        if (ranges.isEmpty()) {
            throw new AccessException(text.substring(1) + ": allows nobody; to refuse all write the ranges 0.0.0.0/0 "
                + "and ::/0 to the deny list");
        }
        return new AddressSet(ranges);
    }

    /** Whether an address, as in {@code Exporter}, may send. */
    public boolean permits(long hi, long lo) {
        return !denied.contains(hi, lo) && (allowed == null || allowed.contains(hi, lo));
    }

    /** Tells one list from those before: what was learned from it holds while this stays the same. */
    public int generation() {
        return generation;
    }

    /** Ranges that are allowed; -1 if everybody is. */
    public int allowedRanges() {
        return allowed == null ? -1 : allowed.size();
    }

    /** Ranges that are denied. */
    public int deniedRanges() {
        return denied.size();
    }
}
