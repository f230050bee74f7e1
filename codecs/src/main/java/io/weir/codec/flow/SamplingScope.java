// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/**
 * What a sampling rate may be bound to beside a sampler, as a key among the ids of samplers: no exporter numbers its
 * samplers so high.
 */
public final class SamplingScope {
    private static final long TEMPLATE = 0xfe01L << 48;
    private static final long INTERFACE = 0xfe02L << 48;
    private static final long INGRESS = 0xfe03L << 48;
    private static final long EGRESS = 0xfe04L << 48;
    private static final long KIND = 0xffffL << 48;

    private SamplingScope() {
    }

    /** The key of a template's number, 16 bits. */
    public static long template(long id) {
        return TEMPLATE | id & 0xffff;
    }

    /** The key of an interface's index, 32 bits, whichever way flows go. */
    public static long ofInterface(long index) {
        return INTERFACE | index & 0xffff_ffffL;
    }

    /** The key of an interface on the way in. */
    public static long ingress(long index) {
        return INGRESS | index & 0xffff_ffffL;
    }

    /** The key of an interface on the way out. */
    public static long egress(long index) {
        return EGRESS | index & 0xffff_ffffL;
    }

    /** Whether a key is that of a template. */
    public static boolean isTemplate(long key) {
        return (key & KIND) == TEMPLATE;
    }

    /** Whether a key is none of a sampler. */
    public static boolean is(long key) {
        long kind = key & KIND;
        return kind == TEMPLATE || kind == INTERFACE || kind == INGRESS || kind == EGRESS;
    }
}
