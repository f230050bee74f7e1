// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.RecentValues;
import java.util.ArrayList;
import java.util.List;

/** What came from an exporter to one listener; a scrape's thread. */
final class Traffic {
    private final int listener;
    private final List<RecentValues> sizes = new ArrayList<>(1);
    private long datagrams;
    private long bytes;

    Traffic(int listener) {
        this.listener = listener;
    }

    void add(ExporterCounts counts) {
        datagrams += counts.datagrams();
        bytes += counts.bytes();
        sizes.add(counts.sizes());
    }

    /** Which listener, counted from 0. */
    int listener() {
        return listener;
    }

    long datagrams() {
        return datagrams;
    }

    long bytes() {
        return bytes;
    }

    /** Payload bytes of each of late, as each worker of the listener saw them. */
    List<RecentValues> sizes() {
        return sizes;
    }
}
