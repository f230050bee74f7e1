// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

import io.weir.log.Event;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of this process that others rely on, and threads that nobody misses. Any thread. */
public final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final Set<Part> ALL = ConcurrentHashMap.newKeySet();

    private Parts() {
    }

    /**
     * How a part is.
     *
     * @param name of its thread
     * @param failures how often it threw
     * @param trouble what is wrong now, in words; empty if it works
     * @param last what it threw last, in words; empty for nothing yet
     * @param firstMs when it first did, milliseconds since 1970 UTC; 0 for never
     * @param lastMs when it last did
     */
    public record Status(String name, long failures, String trouble, String last, long firstMs, long lastMs) {
    }

    /** All that have started and were not ended by their owners, by name: those that are dead, too. */
    public static List<Status> list() {
        return ALL.stream().map(Parts::status).sorted(Comparator.comparing(Status::name)).toList();
    }

    private static Status status(Part part) {
        Failures failures = part.failures();
        return new Status(part.name(), failures.count(), failures.trouble(), failures.last(), failures.firstMs(),
            failures.lastMs());
    }

    /** What is wrong with those that are dead or fail, in words, each in a line. */
    public static List<String> troubles() {
        return list().stream().map(Status::trouble).filter(trouble -> !trouble.isEmpty()).toList();
    }

    static void add(Part part) {
        ALL.add(part);
    }

    static void remove(Part part) {
        ALL.remove(part);
    }

    static List<Part> of(String name) {
        return ALL.stream().filter(part -> part.name().equals(name)).toList();
    }

    /** Starts a thread that does one thing, which nobody waits for; what it throws is told. */
    public static Thread once(String name, Runnable work) {
        Thread thread = helper(name, work);
        thread.start();
        return thread;
    }

    /** Daemons of a pool, which makes another for one that ends: what one throws costs its task and is told. */
    public static ThreadFactory pool(String name) {
        return work -> helper(name, work);
    }

    /** The same with numbers behind {@code prefix}, from 1 on, and of the least priority. */
    public static ThreadFactory background(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = helper(prefix + number.incrementAndGet(), work);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }

    private static Thread helper(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(Parts::uncaught);
        return thread;
    }

    /** Tells that a thread ended by what it threw: for all threads that are no parts. */
    public static void uncaught(Thread thread, Throwable thrown) {
        Event.THREAD_ENDED.to(LOG).addKeyValue("thread", thread.getName()).setCause(thrown)
            .log("error: the thread {} ended, which should not have happened", thread.getName());
    }
}
