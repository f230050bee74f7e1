// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * Where a layout speaks of sampling: indices in the layout, -1 for none.
 *
 * @param packetInterval samplingPacketInterval (305)
 * @param packetSpace samplingPacketSpace (306)
 * @param randomInterval samplerRandomInterval (50)
 * @param interval samplingInterval (34)
 * @param sampler selectorId (302) or samplerId (48)
 */
public record SamplingFields(int packetInterval, int packetSpace, int randomInterval, int interval, int sampler) {
    private static final int SAMPLER_ID = 48;
    private static final int SELECTOR_ID = 302;

    /**
     * The fields of a layout; null if it has none of them.
     *
     * @param scopes whether a scope may name the sampler: in IPFIX scopes are elements, in v9 they are not
     */
    public static SamplingFields of(Layout layout, boolean scopes) {
        int from = scopes ? 0 : layout.scopeCount();
        int selector = first(layout, from, SELECTOR_ID);
        SamplingFields fields = new SamplingFields(layout.indexOf(0, 305), layout.indexOf(0, 306),
            layout.indexOf(0, 50), layout.indexOf(0, 34), selector >= 0 ? selector : first(layout, from, SAMPLER_ID));
        return fields.hasRate() || fields.sampler >= 0 ? fields : null;
    }

    private static int first(Layout layout, int from, int id) {
        for (int i = from; i < layout.fieldCount(); i++) {
            if (layout.id(i) == id && layout.enterprise(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a record of the layout gives a rate. */
    public boolean hasRate() {
        return packetInterval >= 0 || randomInterval >= 0 || interval >= 0;
    }

    /**
     * The rate that a record gives: of what goflow2 looks at first.
     *
     * @return one packet of so many; 0 if the record says so, or a value that cannot be a rate
     */
    public long rate(FlowRecord record) {
        if (packetInterval >= 0) {
            long one = record.elementNumber(packetInterval);
            return packetSpace < 0 ? one : of(one, record.elementNumber(packetSpace));
        }
        return record.elementNumber(randomInterval >= 0 ? randomInterval : interval);
    }

    /** The field that goflow2 takes the rate from, -1 for none. */
    public int goflow2Field() {
        return packetInterval >= 0 ? packetInterval : randomInterval >= 0 ? randomInterval : interval;
    }

    /** The sampler that a record names, or {@link SamplerRates#NO_SAMPLER}. */
    public long sampler(FlowRecord record) {
        int length = sampler < 0 ? 0 : record.elementLength(sampler);
        return length == 0 || length > 8 ? SamplerRates.NO_SAMPLER : record.elementNumber(sampler);
    }

    /** RFC 5477 section 8.2: {@code one} packets are taken, then {@code space} are not; rounded to nearest. */
    private static long of(long one, long space) {
        if (one <= 0 || space < 0) {
            return 0;
        }
        long left = space % one;
        return 1 + space / one + (left >= one - left ? 1 : 0);
    }
}
