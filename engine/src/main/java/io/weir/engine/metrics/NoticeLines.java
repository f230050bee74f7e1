// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.log.Event;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** The text of log lines about exporters; the log's thread. Messages are stable, what varies is in keys. */
final class NoticeLines {
    private final Logger logger;

    NoticeLines(Logger logger) {
        this.logger = logger;
    }

    void write(Notice notice) {
        switch (notice.kind) {
            case FAULT -> fault(notice);
            case WAITING -> waiting(notice);
            case LATE -> late(notice);
            case REFUTED -> refuted(notice);
            case EVICTED -> evicted(notice);
            case CROWDED -> crowded(notice);
            case ERROR -> error(notice);
            default -> throw new IllegalStateException(notice.kind.toString());
        }
    }

    private void fault(Notice notice) {
        if (notice.other != null) {
            Event.OTHER_PROTOCOL.to(logger).addKeyValue("exporter", notice.exporter.text())
                .addKeyValue("port", notice.port).addKeyValue("protocol", notice.other.label())
                .log("{} comes to a port for flows, it is dropped: {}", notice.other.title(), notice.other.advice());
            return;
        }
        about(logger.atWarn().addKeyValue(Event.KEY, Event.id(notice.fault)), notice)
            .addKeyValue("reason", notice.fault.label()).log(notice.fault.text());
    }

    private void waiting(Notice notice) {
        LoggingEventBuilder line = about(Event.TEMPLATE_MISSING.to(logger), notice)
            .addKeyValue("sets", notice.sets)
            .addKeyValue("bytes", notice.bytes)
            .addKeyValue("reason", notice.reason());
        if (notice.otherPort < 0) {
            line.log("data waits for its template: wait until the exporter sends its templates again, "
                + "or shorten its template refresh interval");
            return;
        }
        line.addKeyValue("other_port", notice.otherPort)
            .log("data waits for its template: another source port of this address has one, but is not shown to be "
                + "the same device, so it is not used; -templates.scope=address uses it");
    }

    private void late(Notice notice) {
        about(Event.TEMPLATE_CAME.to(logger), notice).addKeyValue("sets", notice.sets)
            .log("template came, data that waited for it was delivered");
    }

    private void refuted(Notice notice) {
        notice.sender().write(Event.TEMPLATES_REFUTED.to(logger))
            .addKeyValue("templates", notice.sets)
            .addKeyValue("reason", notice.reason())
            .log("templates of before a restart are not used, data waits until the exporter sends them again: "
                + notice.doubt.text());
    }

    private void evicted(Notice notice) {
        Event.EXPORTER_FORGOTTEN.to(logger).addKeyValue("exporter", notice.exporter.text())
            .addKeyValue("reason", notice.reason())
            .log("exporter forgotten to make room for another");
    }

    private void crowded(Notice notice) {
        LoggingEventBuilder line = Event.TEMPLATES_FORGOTTEN.to(logger);
        (notice.exporter == null ? line : line.addKeyValue("exporter", notice.exporter.text()))
            .addKeyValue("templates", notice.sets)
            .addKeyValue("reason", notice.reason())
            .log(notice.exporter == null
                ? "templates forgotten to make room for others, their data waits until they come again: raise "
                    + "-templates.bytes, or find out who sends so many"
                : "templates of an exporter forgotten to make room for its others, their data waits until they come "
                    + "again: raise -templates.exporter.bytes, or find out why it sends so many");
    }

    private void error(Notice notice) {
        Event.DEFECT.to(logger).addKeyValue("exporter", notice.exporter == null ? "" : notice.exporter.text())
            .addKeyValue("reason", notice.reason())
            .setCause(notice.error)
            .log("exception in a worker, the datagram's rest is skipped");
    }

    private static LoggingEventBuilder about(LoggingEventBuilder line, Notice notice) {
        return notice.sender().write(line).addKeyValue("template", notice.template);
    }

    /** Lines of one exporter and kind that were not written. */
    void leftOut(LineLimit.Key key, long count) {
        Event.MESSAGES_LEFT_OUT.to(logger).addKeyValue("exporter", key.exporter()).addKeyValue("reason", key.reason())
            .addKeyValue("suppressed", count).log("more of the same was not logged");
    }

    /** Lines of one kind that {@code -err.cnt} muted. */
    void muted(String reason, long count) {
        Event.MESSAGES_MUTED.to(logger).addKeyValue("reason", reason).addKeyValue("suppressed", count)
            .log("too many messages, muted (-err.cnt, -err.int)");
    }
}
