// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/**
 * The options template and record that announce the sampling rate of sampler 1.
 *
 * <p>v9: scope system, then sampler id (48), mode (49), interval (50), as Cisco sends them. IPFIX: scope selector id
 * (302), then algorithm (304) and interval (305); data names the sampler by 48, so 48 is given as well.
 */
final class SamplerOptions {
    static final int TEMPLATE_ID = 1_000;
    /** The longer of both templates, padding included. */
    static final int MAX_TEMPLATE_LENGTH = 32;
    /** The longer of both records, set header and padding included. */
    static final int MAX_SET_LENGTH = 24;

    private static final int[] V9 = {1, 4, 48, 1, 49, 1, 50, 4};
    private static final int[] IPFIX = {302, 4, 48, 1, 304, 2, 305, 4};

    private final boolean ipfix;
    private final ExportSettings settings;

    SamplerOptions(boolean ipfix, ExportSettings settings) {
        this.ipfix = ipfix;
        this.settings = settings;
    }

    /** Writes the options template record; in both protocols the scope comes first, the counts differ. */
    int template(byte[] b, int at) {
        int[] fields = ipfix ? IPFIX : V9;
        Wire.put16(b, at, TEMPLATE_ID);
        Wire.put16(b, at + 2, ipfix ? fields.length / 2 : 4);
        Wire.put16(b, at + 4, ipfix ? 1 : 12);
        for (int i = 0; i < fields.length; i++) {
            Wire.put16(b, at + 6 + 2 * i, fields[i]);
        }
        return at + 6 + 2 * fields.length;
    }

    /** Writes the options record. */
    int record(byte[] b, int at) {
        long rate = TestFlow.samplingRate(settings.seed(), settings.exporter());
        Wire.put32(b, at, ipfix ? 1 : settings.domain());
        Wire.put8(b, at + 4, 1);
        if (ipfix) {
            Wire.put16(b, at + 5, 1);
            Wire.put32(b, at + 7, rate);
            return at + 11;
        }
        Wire.put8(b, at + 5, 2);
        Wire.put32(b, at + 6, rate);
        return at + 10;
    }
}
