// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * The open connections, bounded: a new one takes the place of the one that has waited for a request for longest, so
 * nobody locks others out by holding many. The server's thread.
 */
final class Connections {
    private final int limit;
    private final LinkedHashSet<Channel> waiting = new LinkedHashSet<>();
    private int open;

    Connections(int limit) {
        this.limit = limit;
    }

    /** A new one; false if there is no room because all are being answered. */
    boolean enter(Channel channel) {
        open++;
        waiting.add(channel);
        if (open <= limit) {
            return true;
        }
        Iterator<Channel> oldest = waiting.iterator();
        Channel gone = oldest.next();
        // Its own end takes it out; the newcomer itself is the last.
        gone.close();
        return gone != channel;
    }

    /** A request is whole and being answered. */
    void busy(Channel channel) {
        waiting.remove(channel);
    }

    /** Answered: it waits for the next one. */
    void idle(Channel channel) {
        if (channel.isActive()) {
            waiting.add(channel);
        }
    }

    void leave(Channel channel) {
        open--;
        waiting.remove(channel);
    }

    int open() {
        return open;
    }
}
