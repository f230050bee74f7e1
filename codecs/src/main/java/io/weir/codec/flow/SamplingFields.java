// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * Where a layout speaks of sampling: indices in the layout, -1 for none.
 *
 * @param packetInterval samplingPacketInterval (305)
 * @param packetSpace samplingPacketSpace (306)
 * @param size samplingSize (309)
 * @param population samplingPopulation (310)
 * @param probability samplingProbability (311)
 * @param randomInterval samplerRandomInterval (50)
 * @param interval samplingInterval (34)
 * @param sampler selectorId (302) or samplerId (48)
 * @param template the scope of a template: templateId (145), in v9 scope 5
 * @param ofInterface the scope of an interface of v9, 2
 * @param ingress the scope ingressInterface (10)
 * @param egress the scope egressInterface (14)
 */
public record SamplingFields(int packetInterval, int packetSpace, int size, int population, int probability,
    int randomInterval, int interval, int sampler, int template, int ofInterface,
    int ingress, int egress) {
    private static final int SAMPLER_ID = 48;
    private static final int SELECTOR_ID = 302;
    private static final int TEMPLATE_ID = 145;
    private static final int INGRESS = 10;
    private static final int EGRESS = 14;
    /** RFC 3954 section 6.1. */
    private static final int V9_TEMPLATE = 5;
    private static final int V9_INTERFACE = 2;
    /** A smaller one is no sampling. */
    private static final double LEAST_PROBABILITY = 1e-15;

    /**
     * The fields of a layout; null if it has none of them.
     *
     * @param scopes whether scopes are elements and may name the sampler, as in IPFIX; in v9 they have numbers of their
     *     own
     */
    public static SamplingFields of(Layout layout, boolean scopes) {
        int from = scopes ? 0 : layout.scopeCount();
        int selector = first(layout, from, SELECTOR_ID);
        SamplingFields fields = new SamplingFields(layout.indexOf(0, 305), layout.indexOf(0, 306),
            layout.indexOf(0, 309), layout.indexOf(0, 310), layout.indexOf(0, 311), layout.indexOf(0, 50),
            layout.indexOf(0, 34), selector >= 0 ? selector : first(layout, from, SAMPLER_ID),
            scope(layout, scopes ? TEMPLATE_ID : V9_TEMPLATE), scopes ? -1 : scope(layout, V9_INTERFACE),
            scopes ? scope(layout, INGRESS) : -1, scopes ? scope(layout, EGRESS) : -1);
        return fields.hasRate() || fields.sampler >= 0 ? fields : null;
    }

    /**
     * Those of data records, where scopes are no elements; null if none of them has a value. One of no length says
     * nothing, and is not to be looked at in each record.
     */
    static SamplingFields ofData(Layout layout) {
        SamplingFields all = of(layout, false);
        if (all == null) {
            return null;
        }
        SamplingFields fields = new SamplingFields(sized(layout, all.packetInterval), sized(layout, all.packetSpace),
            sized(layout, all.size), sized(layout, all.population), sized(layout, all.probability),
            sized(layout, all.randomInterval), sized(layout, all.interval), sized(layout, all.sampler), all.template,
            all.ofInterface, all.ingress, all.egress);
        return fields.hasRate() || fields.sampler >= 0 ? fields : null;
    }

    private static int sized(Layout layout, int field) {
        return field >= 0 && layout.length(field) == 0 ? -1 : field;
    }

    private static int scope(Layout layout, int id) {
        for (int i = 0; i < layout.scopeCount(); i++) {
            if (layout.id(i) == id && layout.enterprise(i) == 0) {
                return i;
            }
        }
        return -1;
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
        return goflow2Field() >= 0 || size >= 0 && population >= 0 || probability >= 0;
    }

    /**
     * The rate that a record gives: of the first of its elements that is set. The order is goflow2's, with those that
     * it does not know before the two of old.
     *
     * @return one packet of so many; 0 if the record says so, or a value that cannot be a rate
     */
    public long rate(FlowRecord record) {
        long rate = packetInterval < 0 ? 0 : interval(record);
        rate = rate != 0 || size < 0 || population < 0 ? rate
            : outOf(record.elementNumber(size), record.elementNumber(population));
        rate = rate != 0 || probability < 0 ? rate
            : inverse(record.elementNumber(probability), record.elementLength(probability));
        rate = rate != 0 || randomInterval < 0 ? rate : record.elementNumber(randomInterval);
        return rate != 0 || interval < 0 ? rate : record.elementNumber(interval);
    }

    private long interval(FlowRecord record) {
        long one = record.elementNumber(packetInterval);
        return packetSpace < 0 ? one : of(one, record.elementNumber(packetSpace));
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

    /** RFC 5477 section 8.2: {@code size} packets are taken of each {@code population}; rounded to nearest. */
    private static long outOf(long size, long population) {
        return size <= 0 || population < size ? 0 : of(size, population - size);
    }

    /** RFC 5477 section 8.2: the probability that a packet is taken, as float64 or float32; rounded to nearest. */
    private static long inverse(long bits, int length) {
        double probability = length == Double.BYTES ? Double.longBitsToDouble(bits)
            : length == Float.BYTES ? Float.intBitsToFloat((int) bits) : 0;
        return probability >= LEAST_PROBABILITY && probability <= 1 ? Math.round(1 / probability) : 0;
    }

    /** What the rate of an options record is bound to: a sampler, a {@link SamplingScope}, or neither. */
    public long boundTo(FlowRecord record) {
        long named = sampler(record);
        if (named != SamplerRates.NO_SAMPLER) {
            return named;
        }
        if (template >= 0) {
            return SamplingScope.template(record.elementNumber(template));
        }
        if (ingress >= 0 || egress >= 0) {
            return ingress >= 0 ? SamplingScope.ingress(record.elementNumber(ingress))
                : SamplingScope.egress(record.elementNumber(egress));
        }
        return ofInterface >= 0 ? SamplingScope.ofInterface(record.elementNumber(ofInterface)) : named;
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
