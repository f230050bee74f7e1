// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;
import java.util.Collections;

/** Writes the sets of a v9 or IPFIX datagram, all that follows the header. */
final class SetWriter {
    private static final int SET_HEADER = 4;
    private static final int PADDING = 3;

    private final boolean ipfix;
    private final ExportSettings settings;
    private final ExportLayout[] layouts;
    private final RecordPlan[] ipv4;
    private final RecordPlan[] ipv6;
    private final SamplerOptions ofSampler;
    private final SamplerOptions ofDomain;
    private final TestFlow flow;
    private long next;
    private int records;
    private int dataRecords;

    SetWriter(boolean ipfix, ExportSettings settings) {
        this.ipfix = ipfix;
        this.settings = settings;
        this.layouts = settings.layouts().toArray(ExportLayout[]::new);
        this.ipv4 = plans(false);
        this.ipv6 = plans(true);
        this.ofSampler = SamplerOptions.ofSampler(ipfix, settings);
        this.ofDomain = SamplerOptions.ofDomain(ipfix, settings);
        this.flow = new TestFlow(settings.ipv6Percent());
    }

    private RecordPlan[] plans(boolean family6) {
        RecordPlan[] plans = new RecordPlan[layouts.length];
        for (int i = 0; i < plans.length; i++) {
            plans[i] = new RecordPlan(layouts[i], before(i), family6, ipfix);
        }
        return plans;
    }

    private int before(int turn) {
        return Collections.frequency(settings.layouts().subList(0, turn), layouts[turn]);
    }

    /** Writes templates where they are due, then {@code flows} flows; gives the end. */
    int write(byte[] b, int at, int flows, long datagram) {
        int turn = (int) (datagram % layouts.length);
        records = 0;
        dataRecords = 0;
        int end = announces(datagram / layouts.length) ? announcement(b, at, turn) : at;
        return data(b, end, turn, flows);
    }

    private boolean announces(long round) {
        return settings.templatesEvery() == 0 ? round == 0 : round % settings.templatesEvery() == 0;
    }

    void exportedAt(long exportMs, long uptimeMs) {
        flow.exportedAt(exportMs, uptimeMs);
    }

    private int announcement(byte[] b, int at, int turn) {
        int end = ipv4[turn].template(b, at + SET_HEADER);
        end = ipv6[turn].template(b, end);
        end = close(b, at, end, ipfix ? 2 : 0);
        int start = end;
        end = ofSampler.template(b, start + SET_HEADER);
        end = ofDomain.template(b, end);
        end = close(b, start, end, ipfix ? 3 : 1);
        records += 4;
        return optionsData(b, optionsData(b, end, ofSampler), ofDomain);
    }

    private int optionsData(byte[] b, int at, SamplerOptions options) {
        records++;
        dataRecords++;
        return close(b, at, options.record(b, at + SET_HEADER), options.templateId());
    }

    private int data(byte[] b, int at, int turn, int flows) {
        RecordPlan plan = null;
        int start = at;
        int end = at;
        for (int i = 0; i < flows; i++) {
            flow.moveTo(settings.seed(), settings.exporter(), next++);
            RecordPlan wanted = flow.ipv6() ? ipv6[turn] : ipv4[turn];
            if (wanted != plan) {
                start = plan == null ? end : dataEnd(b, start, end, plan, turn);
                end = start + SET_HEADER;
                plan = wanted;
            }
            end = plan.record(b, end, flow);
        }
        records += flows;
        dataRecords += flows;
        return plan == null ? end : dataEnd(b, start, end, plan, turn);
    }

    private int dataEnd(byte[] b, int start, int end, RecordPlan plan, int turn) {
        int closed = close(b, start, end, plan.templateId());
        return layouts[turn].interleaved() ? optionsData(b, closed, ofSampler) : closed;
    }

    private static int close(byte[] b, int start, int end, int id) {
        int padded = end;
        while ((padded - start & PADDING) != 0) {
            Wire.put8(b, padded++, 0);
        }
        Wire.put16(b, start, id);
        Wire.put16(b, start + 2, padded - start);
        return padded;
    }

    /** Records of the last datagram: templates, options and data. */
    int records() {
        return records;
    }

    /** Data records of the last datagram, those of options included. */
    int dataRecords() {
        return dataRecords;
    }

    long flows() {
        return next;
    }

    long maxLength(int flows) {
        long longest = 0;
        for (int i = 0; i < layouts.length; i++) {
            longest = Math.max(longest, maxLength(i, flows));
        }
        return longest;
    }

    private long maxLength(int turn, int flows) {
        long sets = flows / TestFlow.RUN + 2L;
        int perSet = SET_HEADER + PADDING + (layouts[turn].interleaved() ? SamplerOptions.MAX_SET_LENGTH : 0);
        int templates = 2 * (SET_HEADER + PADDING) + ipv4[turn].maxTemplateLength() + ipv6[turn].maxTemplateLength()
            + 2 * (SamplerOptions.MAX_TEMPLATE_LENGTH + SamplerOptions.MAX_SET_LENGTH);
        return templates + sets * perSet + recordsLength(turn, flows);
    }

    private long recordsLength(int turn, int flows) {
        long inIpv6 = Math.min(flows, TestFlow.mostIpv6(flows, settings.ipv6Percent()));
        return inIpv6 * ipv6[turn].maxLength() + (flows - inIpv6) * ipv4[turn].maxLength();
    }
}
