// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/** What Logback finds at its first use, so that it looks for no files; called by its initialisation alone. */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    /** For the service loader. */
    public LogConfigurator() {
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.configure(context, new LogThreshold(0), LogFormat.NORMAL);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
