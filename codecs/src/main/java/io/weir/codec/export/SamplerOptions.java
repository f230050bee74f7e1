// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/**
 * An options template and its record that announce the sampling rate: of sampler 1, for layouts that name a sampler, or
 * of the whole domain, for those that do not.
 *
 * <p>v9: scope system; sampler id (48), mode (49), interval (50) as of a named sampler, or interval (34), algorithm
 * (35). IPFIX: scope selector id (302) or observation domain (149); algorithm (304), interval (305); data names the
 * sampler by 48, so 48 is given as well.
 */
final class SamplerOptions {
    /** The longest template, padding excluded. */
    static final int MAX_TEMPLATE_LENGTH = 22;
    /** The longest set of one record, header and padding included. */
    static final int MAX_SET_LENGTH = 16;

    private static final int SYSTEM = 1;
    private static final int[] V9_SAMPLER = {SYSTEM, 4, 48, 1, 49, 1, 50, 4};
    private static final int[] V9_DOMAIN = {SYSTEM, 4, 34, 4, 35, 1};
    private static final int[] IPFIX_SAMPLER = {302, 4, 48, 1, 304, 2, 305, 4};
    private static final int[] IPFIX_DOMAIN = {149, 4, 304, 2, 305, 4};

    private final boolean ipfix;
    private final ExportSettings settings;
    private final int templateId;
    private final int[] fields;

    private SamplerOptions(boolean ipfix, ExportSettings settings, int templateId, int[] fields) {
        this.ipfix = ipfix;
        this.settings = settings;
        this.templateId = templateId;
        this.fields = fields;
    }

    static SamplerOptions ofSampler(boolean ipfix, ExportSettings settings) {
        return new SamplerOptions(ipfix, settings, 1_000, ipfix ? IPFIX_SAMPLER : V9_SAMPLER);
    }

    static SamplerOptions ofDomain(boolean ipfix, ExportSettings settings) {
        return new SamplerOptions(ipfix, settings, 1_001, ipfix ? IPFIX_DOMAIN : V9_DOMAIN);
    }

    int templateId() {
        return templateId;
    }

    /** Writes the options template record; in both protocols the scope comes first, the counts differ. */
    int template(byte[] b, int at) {
        int count = fields.length / 2;
        Wire.put16(b, at, templateId);
        Wire.put16(b, at + 2, ipfix ? count : 4);
        Wire.put16(b, at + 4, ipfix ? 1 : 4 * (count - 1));
        for (int i = 0; i < fields.length; i++) {
            Wire.put16(b, at + 6 + 2 * i, fields[i]);
        }
        return at + 6 + 2 * fields.length;
    }

    /** Writes the options record. */
    int record(byte[] b, int at) {
        int end = at;
        for (int i = 0; i < fields.length; i += 2) {
            int width = fields[i + 1];
            RecordPlan.number(b, end, width, value(fields[i]));
            end += width;
        }
        return end;
    }

    private long value(int element) {
        return switch (element) {
            case SYSTEM, 149 -> settings.domain();
            case 48, 302 -> 1;
            // Random sampling: 2 for 35 and 49, n out of N for 304.
            case 35, 49 -> 2;
            case 304 -> 3;
            default -> TestFlow.samplingRate(settings.seed(), settings.exporter());
        };
    }
}
