// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.ExporterCounts;

/** What came from an exporter to one listener; a scrape's thread. */
final class Traffic {
    private final int listener;
    private long datagrams;
    private long bytes;

    Traffic(int listener) {
        this.listener = listener;
    }

    void add(ExporterCounts counts) {
        datagrams += counts.datagrams();
        bytes += counts.bytes();
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
}
