// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** Logback, set up in code: nothing is searched for or parsed, and stdout, which is data, is never written to. */
public final class Logging {
    private Logging() {
    }

    /** Makes the process log so; any thread, any number of times. */
    public static void configure(LogThreshold threshold, LogFormat format) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), threshold, format);
    }

    /** Other people's code is heard from warnings upwards only. */
    static void configure(LoggerContext context, LogThreshold threshold, LogFormat format) {
        Level level = threshold.level();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        context.getLogger("io.weir").setLevel(level);
        // Chronicle warns that it cannot bind threads to cores, which nobody asks of it.
        context.getLogger("net.openhft.affinity").setLevel(Level.OFF);
        root.addAppender(stderr(context, format));
    }

    private static OutputStreamAppender<ILoggingEvent> stderr(LoggerContext context, LogFormat format) {
        LineEncoder encoder = new LineEncoder(format == LogFormat.JSON ? new JsonLine() : new TextLine());
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setEncoder(encoder);
        appender.setOutputStream(Stderr.log());
        appender.start();
        return appender;
    }
}
