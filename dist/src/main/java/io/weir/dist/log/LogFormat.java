// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

/** The form of log lines. */
public enum LogFormat {
    /** {@code time=... level=INFO msg="..." key=value}. */
    NORMAL,
    /** One JSON object a line. */
    JSON;

    /** What {@code -logfmt} means: {@code json}, and any other word is the normal form, as in goflow2. */
    public static LogFormat of(String text) {
        return text.equals("json") ? JSON : NORMAL;
    }
}
