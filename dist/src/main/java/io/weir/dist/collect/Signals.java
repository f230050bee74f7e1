// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.log.Stderr;
import io.weir.log.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles signals. The JDK's only way is {@code sun.misc.Signal}; it is called by reflection because naming it is a
 * warning that the compiler cannot be told to let pass, and warnings are errors here.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final int EXIT_BASE = 128;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    private Signals() {
    }

    /**
     * Takes over the signals that end Weir, SIGHUP, and those that would end it by mistake. The JVM calls handlers on
     * threads of their own.
     *
     * @param stop gives what is asked for an orderly end now, and sees to it that it comes in time
     * @param hangUp what SIGHUP does
     */
    static void install(Supplier<StopRequest> stop, Runnable hangUp) {
        HeldSignal.release();
        tellIfIgnored("TERM", handle("TERM", () -> end("SIGTERM", SIGTERM, stop)));
        tellIfIgnored("INT", handle("INT", () -> end("SIGINT", SIGINT, stop)));
        tellIfIgnored("HUP", handle("HUP", hangUp));
        handle("USR1", () -> meaningless("SIGUSR1"));
        handle("USR2", () -> meaningless("SIGUSR2"));
    }

    private static void end(String name, int number, Supplier<StopRequest> now) {
        StopRequest stop = now.get();
        if (stop.bySignal(name)) {
            stop.watch();
        } else {
            Stderr.drain();
            Runtime.getRuntime().halt(EXIT_BASE + number);
        }
    }

    private static void meaningless(String name) {
        Event.SIGNAL_MEANINGLESS.to(LOG).addKeyValue("signal", name)
            .log("{} means nothing to Weir; SIGHUP opens its files again", name);
    }

    /** Makes the JVM call {@code action} for each signal of that name; whether it was ignored before. */
    static boolean handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Constructor<?> make = signal.getConstructor(String.class);
            Method handle = signal.getMethod("handle", signal, handler);
            Object before = handle.invoke(null, make.newInstance(name), proxy(handler, number -> action.run()));
            return before == handler.getField("SIG_IGN").get(null);
        } catch (InvocationTargetException e) {
            Event.SIGNAL_UNHANDLED.to(LOG).addKeyValue("signal", name)
                .log("signal {} is not handled here: {}", name, String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            Event.SIGNAL_UNHANDLED.to(LOG).log("signals are not handled by this Java: {}", e.toString());
        }
        return false;
    }

    /** What was ignored when the JVM started (nohup does that to SIGHUP) stays so; the JVM insists. */
    private static void tellIfIgnored(String name, boolean ignored) {
        if (ignored) {
            Event.SIGNAL_IGNORED.to(LOG).addKeyValue("signal", "SIG" + name)
                .log("SIG{} is ignored, because it was when Weir was started", name);
        }
    }

    private static Object proxy(Class<?> handler, Consumer<Object> onSignal) {
        return Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) ->
            switch (method.getName()) {
                case "handle" -> {
                    onSignal.accept(args[0]);
                    yield null;
                }
                case "equals" -> self == args[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> handler.getName();
            });
    }
}
