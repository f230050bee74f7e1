// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import java.util.List;

/** Where datagrams come from. */
public final class ListenFlags {
    private static final Flag<ListenUrls> LISTEN = new Flag<>("listen",
        new FlagType<>("URL[,URL...]", ListenUrlParser::parse), "sflow://:6343,netflow://:2055",
        "listeners: netflow://, sflow:// or flow:// (both), "
            + "[HOST]:PORT[?count=SOCKETS&workers=THREADS&blocking=BOOL&queue_size=DATAGRAMS]");

    private ListenFlags() {
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Input", List.of(LISTEN));
    }

    /** The listeners asked for. */
    public static ListenUrls listeners(FlagValues values) {
        return values.value(LISTEN);
    }
}
