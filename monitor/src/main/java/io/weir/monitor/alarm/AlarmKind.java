// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.Locale;

/** What Weir raises alarms about; the id is the flag's name, the metric's label and the API's word. */
public enum AlarmKind {
    /** Nothing comes any more. */
    SILENT(Unit.DURATION, "5m", "nothing came from an exporter for so long, and for ten times its usual pause",
        "see whether the device is up, still exports, and its path here is open; tcpdump -n udp port PORT"),
    /** Sequence numbers show gaps. */
    LOSS(Unit.PERCENT, "1%", "as much of what an exporter sent in 30 s was lost on the way, by its sequence numbers",
        "look at the path, at this host's network card and at the device's export queue; Weir's own drops are not in"
            + " it"),
    /** More flows than somebody wants to see. */
    VOLUME(Unit.FLOWS, "off", "an exporter sends more flows per second, over 30 s",
        "see in the flows what it is: an attack, a scan, or sampling that was turned off"),
    /** The exporter's clock and the host's differ. */
    SKEW(Unit.DURATION, "1m", "an exporter's export time differs by more from this host's clock",
        "set up NTP on the device and on this host: times in flows are off by as much"),
    /** Another sampling rate than ever before. */
    SAMPLING(Unit.DURATION, "10m", "an exporter's sampling rate became one that it never had; raised for so long",
        "see whether that was meant: traffic that is scaled by the rate changes with it"),
    /** Sequence numbers began anew. */
    RESTART(Unit.DURATION, "10m", "an exporter began to count anew; raised for so long",
        "see why the device or its export restarted; flows of that moment are missing"),
    /** Templates were refused. */
    TEMPLATES(Unit.COUNT, "1", "so many templates of an exporter were refused in 30 s",
        "if the address is a device of yours, raise -limit.templates or -templates.exporter.bytes; else keep it"
            + " out with -exporters.allow"),
    /** Far more comes out than came in. */
    EXPANSION(Unit.COUNT, "100",
        "an exporter's records, counted as 1,000 bytes each, are so many times the bytes it sent in 30 s",
        "records of a few bytes are no router's: find out what sends them; -limit.output-ratio bounds what they give,"
            + " -exporters.deny keeps the address out"),
    /** A sink fails. */
    SINK(Unit.DURATION, "5s", "a sink fails for so long",
        "mend what it says; /api/sinks and the log have its errors. While its spool has room, nothing is lost"),
    /** A thread of Weir is dead. */
    THREAD(Unit.DURATION, "10s", "a thread of Weir is dead, or has failed again and again for so long",
        "docs/threads.md says what that costs; the log has the cause. Start Weir again if it does not pass");

    private final Unit unit;
    private final String usual;
    private final String meaning;
    private final String action;

    AlarmKind(Unit unit, String usual, String meaning, String action) {
        this.unit = unit;
        this.usual = usual;
        this.meaning = meaning;
        this.action = action;
    }

    /** What a threshold is counted in. */
    public enum Unit {
        /** Seconds. */
        DURATION("seconds"),
        /** Hundredths. */
        PERCENT("percent"),
        /** Flow records a second. */
        FLOWS("flows/s"),
        /** How many. */
        COUNT("count");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    /** Whether an exporter has it, not a part of Weir. */
    boolean isAboutExporters() {
        return this != SINK && this != THREAD;
    }

    /** Its name in flags, metrics, logs and the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its threshold is counted in. */
    public Unit unit() {
        return unit;
    }

    /** The usual threshold as a user writes it; {@code off} for none. */
    public String usual() {
        return usual;
    }

    /** When it is raised, in words. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it; PORT stands for that of the listener. */
    public String action() {
        return action;
    }
}
