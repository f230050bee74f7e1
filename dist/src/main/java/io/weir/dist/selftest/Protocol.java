// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestElement;
import io.weir.codec.export.TestExporter;
import java.util.List;
import java.util.function.Function;

/** The protocols that are tested, and how their datagrams are laid out. */
enum Protocol {
    NETFLOW_V5("NetFlow v5", NetFlow5Exporter::new, 16, List.of(List.of(TestElement.SRC_ADDR, TestElement.DST_ADDR,
        TestElement.NEXT_HOP, TestElement.IN_IF, TestElement.OUT_IF, TestElement.PACKETS, TestElement.OCTETS,
        TestElement.START, TestElement.END, TestElement.SRC_PORT, TestElement.DST_PORT, TestElement.TCP_FLAGS,
        TestElement.PROTOCOL, TestElement.TOS, TestElement.SRC_AS, TestElement.DST_AS, TestElement.SRC_MASK,
        TestElement.DST_MASK))),
    NETFLOW_V9("NetFlow v9", NetFlow9Exporter::new, 12, Constants.TEMPLATED),
    IPFIX("IPFIX", IpfixExporter::new, 8, Constants.TEMPLATED);

    private final String text;
    private final Function<ExportSettings, TestExporter> exporter;
    private final int sequenceAt;
    private final List<List<TestElement>> elements;

    Protocol(String text, Function<ExportSettings, TestExporter> exporter, int sequenceAt,
        List<List<TestElement>> elements) {
        this.text = text;
        this.exporter = exporter;
        this.sequenceAt = sequenceAt;
        this.elements = elements;
    }

    String text() {
        return text;
    }

    /** An exporter whose datagrams have the layouts of {@link #elements} in turn; each begins with its templates. */
    TestExporter exporter(long seed, int number, long domain) {
        return exporter.apply(ExportSettings.of(seed, number).withDomain(domain).withTemplatesEvery(0)
            .withLayouts(Constants.LAYOUTS.toArray(ExportLayout[]::new)));
    }

    /** Where a datagram has its sequence number. */
    int sequenceAt() {
        return sequenceAt;
    }

    boolean hasTemplates() {
        return this != NETFLOW_V5;
    }

    /** How many layouts there are. */
    int layouts() {
        return elements.size();
    }

    /** The elements of a datagram's records. */
    List<TestElement> elements(int datagram) {
        return elements.get(datagram % elements.size());
    }

    /** An enum's constants come before its own static fields. */
    private static final class Constants {
        private static final List<ExportLayout> LAYOUTS = List.of(ExportLayout.STANDARD, ExportLayout.WIDE);
        private static final List<List<TestElement>> TEMPLATED =
            LAYOUTS.stream().map(ExportLayout::elements).toList();
    }
}
