// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestElement;
import io.weir.codec.export.TestExporter;
import io.weir.codec.export.TestFlow;
import io.weir.codec.protocol.Protocol;
import java.util.List;

/** The protocols that are tested, and how their datagrams are laid out. */
enum TestedProtocol {
    NETFLOW_V5(Protocol.NETFLOW_V5, List.of(List.of(TestElement.SRC_ADDR, TestElement.DST_ADDR,
        TestElement.NEXT_HOP, TestElement.IN_IF, TestElement.OUT_IF, TestElement.PACKETS, TestElement.OCTETS,
        TestElement.START, TestElement.END, TestElement.SRC_PORT, TestElement.DST_PORT, TestElement.TCP_FLAGS,
        TestElement.PROTOCOL, TestElement.TOS, TestElement.SRC_AS, TestElement.DST_AS, TestElement.SRC_MASK,
        TestElement.DST_MASK))),
    NETFLOW_V9(Protocol.NETFLOW_V9, Constants.TEMPLATED),
    IPFIX(Protocol.IPFIX, Constants.TEMPLATED),
    /** Samples have no times; {@link Expectation} has what their frames say beside. */
    SFLOW_5(Protocol.SFLOW_V5, List.of(List.of(TestElement.SRC_ADDR, TestElement.DST_ADDR, TestElement.NEXT_HOP,
        TestElement.IN_IF, TestElement.OUT_IF, TestElement.SRC_PORT, TestElement.DST_PORT, TestElement.TCP_FLAGS,
        TestElement.PROTOCOL, TestElement.TOS, TestElement.SRC_MASK, TestElement.DST_MASK, TestElement.SRC_VLAN,
        TestElement.DST_VLAN, TestElement.SRC_MAC, TestElement.DST_MAC, TestElement.ICMP)));

    private final Protocol protocol;
    private final List<List<TestElement>> elements;

    TestedProtocol(Protocol protocol, List<List<TestElement>> elements) {
        this.protocol = protocol;
        this.elements = elements;
    }

    String text() {
        return protocol.label();
    }

    /** An exporter whose datagrams have the layouts of {@link #elements} in turn; each begins with its templates. */
    TestExporter exporter(long seed, int number, long domain) {
        return TestExporter.of(protocol, ExportSettings.of(seed, number).withDomain(domain).withTemplatesEvery(0)
            .withLayouts(Constants.LAYOUTS.toArray(ExportLayout[]::new)));
    }

    boolean hasTemplates() {
        return protocol.hasTemplates();
    }

    /** Whether it comes to a port of its own, from agents that name themselves. */
    boolean hasSamples() {
        return protocol.hasSamples();
    }

    /** Of its flows, those of a hundred with IPv6. */
    int ipv6Percent() {
        return this == NETFLOW_V5 ? 0 : TestFlow.IPV6_PERCENT;
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
