// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

/**
 * The lists in force. Sockets' threads ask {@link #current} for each datagram; {@link #reload} by any thread, and what
 * it read holds from the next datagram on.
 */
public final class Access {
    private final String allow;
    private final String deny;
    private volatile AccessList current;

    private Access(String allow, String deny, AccessList current) {
        this.allow = allow;
        this.deny = deny;
        this.current = current;
    }

    /** Everybody may send. */
    public static Access open() {
        return new Access("", "", AccessList.open());
    }

    /**
     * Lists as the flags give them: ranges separated by commas, or {@code @FILE} with one a line.
     *
     * @param allow the empty text for everybody
     * @param deny the empty text for nobody
     * @throws AccessException if one cannot be used
     */
    public static Access of(String allow, String deny) throws AccessException {
        return new Access(allow, deny, AccessList.of(allow, deny, 0));
    }

    /** The lists of this moment, never null. */
    public AccessList current() {
        return current;
    }

    /** Whether there is a file to read again. */
    public boolean isReloadable() {
        return allow.startsWith("@") || deny.startsWith("@");
    }

    /**
     * Reads the files again.
     *
     * @return the new lists
     * @throws AccessException if one cannot be used; the old lists stay in force then, both
     */
    public synchronized AccessList reload() throws AccessException {
        AccessList next = AccessList.of(allow, deny, current.generation() + 1);
        current = next;
        return next;
    }
}
