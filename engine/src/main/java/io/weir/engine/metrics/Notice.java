// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.OtherProtocol;
import io.weir.codec.protocol.Protocol;

/** One thing a worker met that a user may want to read about; preallocated, refilled by the worker. */
final class Notice {
    /** What a notice is about. */
    enum Kind { FAULT, WAITING, LATE, REFUTED, EVICTED, CROWDED, ERROR }

    Kind kind;
    Fault fault;
    /** What a datagram of an unknown version is instead; else null. */
    OtherProtocol other;
    Doubt doubt;
    Exporter exporter;
    int port;
    Protocol protocol;
    int version;
    long domain;
    long agentHi;
    long agentLo;
    int template;
    int sets;
    int bytes;
    int otherPort;
    Throwable error;

    void of(Kind what, Exporter who) {
        kind = what;
        exporter = who;
        fault = null;
        other = null;
        doubt = null;
        error = null;
    }

    void from(Kind what, Datagram datagram, int templateId) {
        of(what, datagram.exporter());
        port = datagram.port();
        protocol = datagram.protocol();
        version = datagram.version();
        domain = datagram.domain();
        agentHi = datagram.agentHi();
        agentLo = datagram.agentLo();
        template = templateId;
    }

    /** Whether it is about something that went wrong, or may have. */
    boolean isError() {
        return kind != Kind.LATE;
    }

    /** It in words, with where it was met. */
    String text() {
        return switch (kind) {
            case FAULT -> other == null ? fault.text() + place()
                : other.title() + " comes here (from port " + port + "): " + other.advice();
            case WAITING -> "data waits for its template" + place();
            case LATE -> "template came" + place();
            case REFUTED -> "templates of before a restart are not used, " + doubt.text() + " (" + sender().text()
                + ")";
            case EVICTED -> "exporter forgotten to make room for another: see -exporters.max";
            case CROWDED -> "templates forgotten to make room for others: see " + flag();
            case ERROR -> "exception in a worker: " + error;
        };
    }

    /** Which setting bounds the templates of whom it is about. */
    String flag() {
        return exporter == null ? "-templates.bytes" : "-templates.exporter.bytes";
    }

    /** Whole datagrams and sets that define templates are about none. */
    private String place() {
        return " (" + sender().text() + (template == 0 ? "" : ", template " + template) + ")";
    }

    /** Whose datagram it was met in. */
    Sender sender() {
        return new Sender(exporter, port, protocol, version, Exporter.ofAgent(agentHi, agentLo), domain);
    }

    /** Which limit a line about it counts against; stable, also printed. */
    String reason() {
        return switch (kind) {
            case FAULT -> other == null ? fault.label() : other.label();
            case WAITING -> "template_missing";
            case LATE -> "template_came";
            case REFUTED -> "restored_" + doubt.label();
            case EVICTED -> "exporter_forgotten";
            case CROWDED -> "templates_forgotten";
            case ERROR -> "defect";
        };
    }
}
