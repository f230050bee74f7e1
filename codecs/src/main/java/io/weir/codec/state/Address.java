// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** Key of an exporter; one instance is reused to look up, so that nothing is allocated. */
final class Address {
    private long hi;
    private long lo;
    private int scope;

    void set(long high, long low, int zone) {
        hi = high;
        lo = low;
        scope = zone;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address a && a.hi == hi && a.lo == lo && a.scope == scope;
    }

    @Override
    public int hashCode() {
        long mixed = (hi * 31 + lo) * 0x9e37_79b9_7f4a_7c15L + scope;
        return (int) (mixed ^ mixed >>> 32);
    }
}
