// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/**
 * What a sink itself has to complain of, for the status that users see; immutable. Meant for sinks whose calls succeed
 * while their destination does not: failures that come out of a call, or with {@link Block#fail}, are known without it.
 *
 * @param failing whether records do not arrive where they should at the moment
 * @param text what it last complained of, in one line that names the destination; empty for nothing yet. It stays when
 *     the trouble is over
 * @param firstMs when it first complained, milliseconds since 1970 UTC; 0 for nothing yet
 * @param lastMs when it last did; 0 for nothing yet
 * @param count how often it did
 */
public record SinkTrouble(boolean failing, String text, long firstMs, long lastMs, long count) {
    /** Nothing was ever wrong. */
    public static final SinkTrouble NONE = new SinkTrouble(false, "", 0, 0, 0);

    /** One complaint more, made at {@code nowMs}. */
    public SinkTrouble with(boolean stillFailing, String newest, long nowMs) {
        return new SinkTrouble(stillFailing, newest, count == 0 ? nowMs : firstMs, nowMs, count + 1);
    }

    /** The same, and records arrive again. */
    public SinkTrouble over() {
        return new SinkTrouble(false, text, firstMs, lastMs, count);
    }
}
