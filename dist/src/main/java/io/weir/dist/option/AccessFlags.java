// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Pace;
import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.engine.access.Access;
import io.weir.engine.access.AccessException;
import java.util.List;

/** Who may send, and how much. */
public final class AccessFlags {
    private static final String RANGES = "CIDR[,CIDR...]|@FILE";
    private static final int MOST = 10_000_000;

    private static final Flag<String> ALLOW = new Flag<>("exporters.allow", new FlagType<>(RANGES,
        text -> checked(text, text, "")), "",
        "addresses that may send, such as 192.0.2.0/24,2001:db8::1, or a file with one a line (# begins a comment), "
            + "read again on SIGHUP; empty: all may");
    private static final Flag<String> DENY = new Flag<>("exporters.deny", new FlagType<>(RANGES,
        text -> checked(text, "", text)), "",
        "addresses that may not send, even if -exporters.allow names them; the same form");
    private static final Flag<Integer> DATAGRAMS = new Flag<>("limit.datagrams", GoValues.integer(0, MOST), "0",
        "datagrams a second that an exporter may send to a socket, and as many at once; 0: no limit");

    private AccessFlags() {
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Access", List.of(ALLOW, DENY, DATAGRAMS));
    }

    /** Who may send. */
    public static Access access(FlagValues values) throws FlagException {
        try {
            return Access.of(values.value(ALLOW), values.value(DENY));
        } catch (AccessException e) {
            throw new FlagException(e.getMessage());
        }
    }

    /** Datagrams that one exporter may send to a socket. */
    public static Pace limit(FlagValues values) {
        int perSecond = values.value(DATAGRAMS);
        return new Pace(perSecond, perSecond);
    }

    private static String checked(String text, String allow, String deny) throws BadValueException {
        try {
            Access.of(allow, deny);
            return text;
        } catch (AccessException e) {
            throw new BadValueException(e.getMessage());
        }
    }
}
