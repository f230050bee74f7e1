// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;

/**
 * SIGHUP, which the launcher has had ignored since its first line so that it does not end a Java that is only starting.
 * Java refuses to handle what was ignored when it began, so the system is asked first to call something harmless.
 */
final class HeldSignal {
    private static final String HELD = "weir.sighup.held";
    private static final int SIGHUP = 1;

    private HeldSignal() {
    }

    /** Makes it a signal like others, if the launcher held it; where that fails it stays ignored. */
    static void release() {
        if (!Boolean.getBoolean(HELD)) {
            return;
        }
        try {
            Library libc = Library.getDefault();
            CallContext call = CallContext.getCallContext(Type.POINTER, new Type[] {Type.SINT, Type.POINTER},
                CallingConvention.DEFAULT, false);
            Invoker.getInstance().invokeN2(call, libc.getSymbolAddress("signal"), SIGHUP, libc.getSymbolAddress("abs"));
        } catch (RuntimeException | LinkageError withoutNativeCode) {
            // What handles signals tells that this one is ignored.
            return;
        }
    }
}
