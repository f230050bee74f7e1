// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares lines with the flows that were sent; one thread. */
final class Findings {
    private final Map<String, SentFlow> awaited = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<TestedProtocol, Tally> tallies = new EnumMap<>(TestedProtocol.class);
    private final Map<String, Difference> differences = new TreeMap<>();
    private final List<String> causes = new ArrayList<>();
    private final boolean mayTear;
    private long strange;
    private long joined;

    /**
     * Nothing is awaited yet.
     *
     * @param mayTear whether lines with more than one flow are told, but nothing wrong: goflow2 writes such
     */
    Findings(boolean mayTear) {
        this.mayTear = mayTear;
        for (TestedProtocol protocol : TestedProtocol.values()) {
            tallies.put(protocol, new Tally());
        }
    }

    /** Awaits these flows, which were sent at {@code startNs}. */
    void await(List<SentFlow> flows, long startNs) {
        for (SentFlow flow : flows) {
            awaited.put(flow.mark(), flow);
            Tally tally = tallies.get(flow.protocol());
            tally.sent++;
            tally.startNs = startNs;
        }
    }

    /** Takes a line that was read at {@code nowNs}; lines of other people's flows are counted as strange. */
    void line(String line, long nowNs) {
        List<Map<String, String>> objects = LineFields.of(line);
        joined += objects.size() > 1 ? 1 : 0;
        objects.forEach(fields -> object(fields, nowNs));
    }

    private void object(Map<String, String> fields, long nowNs) {
        SentFlow flow = awaited.get(SentFlow.mark(fields));
        if (flow == null) {
            strange++;
            return;
        }
        Tally tally = tallies.get(flow.protocol());
        tally.endNs = nowNs;
        if (!seen.add(flow.mark())) {
            tally.again++;
            return;
        }
        tally.received++;
        flow.fields().forEach((name, sent) -> compare(tally, flow.protocol(), name, sent, fields.get(name)));
    }

    private void compare(Tally tally, TestedProtocol protocol, String field, String sent, String printed) {
        tally.fields++;
        if (!Objects.equals(sent, printed)) {
            tally.wrong++;
            differences.computeIfAbsent(protocol.text() + " " + field, name -> new Difference(name, sent, printed))
                .count++;
        }
    }

    /** Remembers why flows did not come. */
    void cause(String text) {
        causes.add(text);
    }

    /** Why flows did not come, as far as it is known. */
    List<String> causes() {
        return causes;
    }

    /** Whether every flow came. */
    boolean isComplete() {
        return seen.size() == awaited.size();
    }

    /** Whether every flow came once and right. */
    boolean isGood() {
        return isComplete() && (mayTear || joined == 0)
            && tallies.values().stream().allMatch(tally -> tally.wrong + tally.again == 0);
    }

    Tally tally(TestedProtocol protocol) {
        return tallies.get(protocol);
    }

    /** Fields that differ, by protocol and name. */
    Iterable<Difference> differences() {
        return differences.values();
    }

    /** Lines that are about none of the flows. */
    long strange() {
        return strange;
    }

    /** Lines with more than one flow in them. */
    long joined() {
        return joined;
    }

    /** What became of a protocol's flows. */
    static final class Tally {
        private int sent;
        private int received;
        private int again;
        private long fields;
        private long wrong;
        private long startNs;
        private long endNs;

        int sent() {
            return sent;
        }

        int received() {
            return received;
        }

        /** Lines of flows that had come before. */
        int again() {
            return again;
        }

        long fields() {
            return fields;
        }

        long wrong() {
            return wrong;
        }

        /** From the first datagram to the last line, 0 if none came. */
        long ms() {
            return received == 0 ? 0 : (endNs - startNs) / 1_000_000;
        }
    }

    /** A field that differs, with the first example. */
    static final class Difference {
        private final String name;
        private final String sent;
        private final String printed;
        private int count;

        Difference(String name, String sent, String printed) {
            this.name = name;
            this.sent = sent;
            this.printed = printed;
        }

        @Override
        public String toString() {
            String what = printed == null ? "is not there" : "is " + printed;
            return name + " " + what + " where " + sent + " was sent (" + count + (count == 1 ? " flow)" : " flows)");
        }
    }
}
