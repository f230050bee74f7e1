// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

/** Records of counter samples: the two that goflow2 takes apart. */
final class CounterRecordsJson extends RecordsJson {
    private static final Struct INTERFACE = Struct.of("if-index", "if-type", "if-speed 8", "if-direction",
        "if-status", "if-in-octets 8", "if-in-ucast-pkts", "if-in-multicast-pkts", "if-in-broadcast-pkts",
        "if-in-discards", "if-in-errors", "if-in-unknown-protos", "if-out-octets 8", "if-out-ucast-pkts",
        "if-out-multicast-pkts", "if-out-broadcast-pkts", "if-out-discards", "if-out-errors", "if-promiscuous-mode");
    /** With goflow2's spellings. */
    private static final Struct ETHERNET = Struct.of("dot3-stats-aligment-errors", "dot3-stats-fcse-errors",
        "dot3-stats-single-collision-frames", "dot3-stats-multiple-collision-frames", "dot3-stats-seq-test-errors",
        "dot3-stats-deferred-transmissions", "dot3-stats-late-collisions", "dot3-stats-excessive-collisions",
        "dot3-stats-internal-mac-transmit-errors", "dot3-stats-carrier-sense-errors", "dot3-stats-frame-too-longs",
        "dot3-stats-internal-mac-receive-errors", "dot3-stats-symbol-errors");

    CounterRecordsJson(JsonWriter out) {
        super(out);
    }

    @Override
    boolean data(long format, byte[] bytes, int at, int end) {
        Struct struct = format == 1 ? INTERFACE : format == 2 ? ETHERNET : null;
        return struct != null && numbers(struct, bytes, at, end);
    }
}
