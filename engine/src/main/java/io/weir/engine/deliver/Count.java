// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A counter with one writing thread and any readers. */
final class Count {
    private static final VarHandle VALUE = handle();

    private long value;

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Count.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    void add(long n) {
        VALUE.setOpaque(this, value + n);
    }

    long get() {
        return (long) VALUE.getOpaque(this);
    }
}
