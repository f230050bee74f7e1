// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;
import java.util.List;

/** A layout for one family and protocol: writes its template record and data records. */
final class RecordPlan {
    private static final int MAX_TEXT = 3 + 35;

    private final int templateId;
    private final boolean ipv6;
    private final boolean ipfix;
    private final TestElement[] elements;
    private final int[] widths;
    private final int maxLength;

    /** {@code before} is how often the exporter uses the layout already, under other template ids. */
    RecordPlan(ExportLayout layout, int before, boolean ipv6, boolean ipfix) {
        List<TestElement> all = layout.elements();
        this.templateId = layout.templateId(ipv6, before);
        this.ipv6 = ipv6;
        this.ipfix = ipfix;
        this.elements = all.toArray(TestElement[]::new);
        this.widths = all.stream().mapToInt(e -> e.width(ipv6, ipfix)).toArray();
        this.maxLength = all.stream().map(e -> e.width(ipv6, ipfix))
            .mapToInt(w -> w == TestElement.VARIABLE ? MAX_TEXT : w).sum();
    }

    int templateId() {
        return templateId;
    }

    int maxLength() {
        return maxLength;
    }

    int maxTemplateLength() {
        return 4 + 8 * elements.length;
    }

    int template(byte[] b, int at) {
        Wire.put16(b, at, templateId);
        Wire.put16(b, at + 2, elements.length);
        int end = at + 4;
        for (int i = 0; i < elements.length; i++) {
            end = field(b, end, elements[i], widths[i]);
        }
        return end;
    }

    private int field(byte[] b, int at, TestElement element, int width) {
        boolean foreign = element.enterprise() != 0;
        Wire.put16(b, at, element.id(ipv6, ipfix) | (foreign ? 0x8000 : 0));
        Wire.put16(b, at + 2, width);
        if (!foreign || !ipfix) {
            return at + 4;
        }
        Wire.put32(b, at + 4, element.enterprise());
        return at + 8;
    }

    int record(byte[] b, int at, TestFlow flow) {
        int end = at;
        for (int i = 0; i < elements.length; i++) {
            end = value(b, end, elements[i], widths[i], flow);
        }
        return end;
    }

    private int value(byte[] b, int at, TestElement element, int width, TestFlow flow) {
        switch (element.kind()) {
            case NUMBER -> number(b, at, width, element.number(flow));
            case ADDRESS -> address(b, at, element, flow);
            case TIME -> number(b, at, width, time(element, flow));
            case TEXT -> {
                return text(b, at, flow);
            }
        }
        return at + width;
    }

    private long time(TestElement element, TestFlow flow) {
        if (element == TestElement.START) {
            return ipfix ? flow.startMs() : flow.startUptimeMs();
        }
        return ipfix ? flow.endMs() : flow.endUptimeMs();
    }

    static void number(byte[] b, int at, int width, long value) {
        for (int i = width - 1, shift = 0; i >= 0; i--, shift += 8) {
            b[at + i] = (byte) (value >>> shift);
        }
    }

    private void address(byte[] b, int at, TestElement element, TestFlow flow) {
        switch (element) {
            case SRC_ADDR -> address(b, at, flow.srcHi(), flow.srcLo());
            case DST_ADDR -> address(b, at, flow.dstHi(), flow.dstLo());
            case NEXT_HOP -> address(b, at, flow.nextHopHi(), flow.nextHopLo());
            default -> address(b, at, flow.nextHopHi(), flow.bgpNextHopLo());
        }
    }

    private void address(byte[] b, int at, long hi, long lo) {
        if (ipv6) {
            Wire.put64(b, at, hi);
            Wire.put64(b, at + 8, lo);
        } else {
            Wire.put32(b, at, lo);
        }
    }

    /** Every eighth text has its length in three bytes, which RFC 7011 section 7 allows below 255 too. */
    private static int text(byte[] b, int at, TestFlow flow) {
        int length = flow.textLength();
        int start = at + 1;
        if (flow.index() % 8 == 7) {
            Wire.put8(b, at, 255);
            Wire.put16(b, at + 1, length);
            start = at + 3;
        } else {
            Wire.put8(b, at, length);
        }
        flow.text(b, start);
        return start + length;
    }
}
