// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/** What a {@link DatagramDecoder} counts besides {@link io.weir.codec.flow.Fault faults}. */
public enum DecodeCounter {
    /** Datagrams given to the decoder. */
    DATAGRAMS("datagrams given to the decoder"),
    /** Datagrams whose header could be used. */
    DATAGRAMS_DECODED("datagrams whose header could be used"),
    /** Datagrams refused whole. */
    DATAGRAMS_MALFORMED("datagrams refused whole"),
    /** Template sets, options template sets and data sets met. */
    SETS("sets met, data and templates"),
    /** Template sets and options template sets among them. */
    SETS_TEMPLATES("template sets and options template sets among them"),
    /** sFlow samples of counters or drops. */
    SETS_COUNTERS("sFlow samples of counters or of drops, which give no flow record"),
    /** Data sets decoded as they came. */
    SETS_DECODED("data sets decoded as they came"),
    /** Data sets put aside because their template was unknown. */
    SETS_LATE("data sets put aside until their template comes"),
    /** Data sets delivered after their template came. */
    SETS_LATE_DELIVERED("data sets delivered after their template came"),
    /** Late data sets that their template could not read. */
    SETS_LATE_REFUSED("data sets refused for a fault after their template came"),
    /** Late data sets thrown out: expired, displaced or evicted. */
    SETS_LATE_DROPPED("data sets thrown out while they waited for their template"),
    /** Data sets for which there was no room to wait. */
    SETS_LATE_FULL("data sets for which there was no room to wait for their template"),
    /** Sets refused for another fault. */
    SETS_REFUSED("sets refused for a fault as they came"),
    /** Data sets decoded with the template of another source port of the same device. */
    SETS_BORROWED("data sets decoded with a template of another port of the same device"),
    /** Template definitions received, repeated ones included. */
    TEMPLATES("template definitions received"),
    /** Withdrawals of templates, RFC 7011 section 8.1: over UDP they are ignored, section 8.4. */
    TEMPLATES_WITHDRAWN("withdrawals of templates, which are ignored over UDP (RFC 7011 section 8.4)"),
    /** Templates that a refused definition of the same number ended. */
    TEMPLATES_ENDED("templates ended by a new definition that was refused"),
    /** Templates dropped to stay within the bounds. */
    TEMPLATES_EVICTED("templates dropped to stay within bounds"),
    /** Definitions among them that were new to their source port, or changed. */
    TEMPLATES_CHANGED("template definitions that were new to their source port, or changed"),
    /** Templates taken over from before a restart. */
    TEMPLATES_RESTORED("templates restored from before a restart"),
    /** Templates of before their exporter booted, or began to count anew. */
    TEMPLATES_DOUBTED("templates in doubt because their exporter booted or began to count anew"),
    /** Restored or doubted templates that their exporter has sent again since. */
    TEMPLATES_CONFIRMED("restored or doubted templates that their exporter sent again"),
    /** Restored or doubted templates that are not used any more. */
    TEMPLATES_REFUTED("restored or doubted templates given up: contradicted, changed, ended or evicted"),
    /** Restored or doubted templates of which neither can be said yet. */
    TEMPLATES_UNCONFIRMED("restored or doubted templates that are neither; less again when they become one"),
    /** Rates and other facts that options data gave anew. */
    OPTIONS_CHANGED("sampling rates, start times and names that options data gave for the first time, or changed"),
    /** Names not kept. */
    NAMES_REFUSED("names in options data that are not joined to flows: no room, too long, or of a scope that no flow "
        + "can be told to be in"),
    /** Flow records delivered. */
    RECORDS("flow records"),
    /** Records of the way back, beside those of the way forward. */
    RECORDS_REVERSE("flow records beside those that tell the way back of a connection (-biflow=split); records, "
        + "these and records_options_delivered are what is delivered"),
    /** Updates of firewalls. */
    RECORDS_UPDATES("updates of firewalls left out, whose bytes the end of the flow counts again (-nsel=flows)"),
    /** Flow records among them that had waited for their template. */
    RECORDS_LATE("flow records that had waited for their template"),
    /** Flow records that are not whole. */
    RECORDS_CUT("flow records of which a value goes beyond their set: what is there of it is used, and -fields=all "
        + "names it in cut"),
    /** Flow records dropped because their set was too small for so many. */
    RECORDS_LIMITED("flow records dropped because their set gives more than -limit.output-ratio lets through"),
    /** Options records read. */
    RECORDS_OPTIONS("options records"),
    /** Options records delivered like flows. */
    RECORDS_OPTIONS_DELIVERED("options records among them that are records of type OPTIONS (-options.records); these, "
        + "records and records_reverse are what is delivered"),
    /** v5 flows missing by sequence numbers. */
    SEQUENCE_LOST_V5_FLOWS("v5 flows missing by sequence numbers; less again when they come late"),
    /** v7 flows missing by sequence numbers. */
    SEQUENCE_LOST_V7_FLOWS("v7 flows missing by sequence numbers; less again when they come late"),
    /** v9 datagrams missing by sequence numbers. */
    SEQUENCE_LOST_V9_DATAGRAMS("v9 datagrams missing by sequence numbers; less again when they come late"),
    /** IPFIX data records missing by sequence numbers. */
    SEQUENCE_LOST_IPFIX_RECORDS("IPFIX data records missing by sequence numbers; less again when they come late"),
    /** sFlow datagrams missing by sequence numbers. */
    SEQUENCE_LOST_SFLOW_DATAGRAMS("sFlow datagrams missing by sequence numbers; less again when they come late"),
    /** Units of plugins' protocols missing by sequence numbers. */
    SEQUENCE_LOST_OTHER("units of protocols of plugins missing by sequence numbers; less again when they come late"),
    /** sFlow flow samples missing by the numbers of their sources. */
    SEQUENCE_LOST_SFLOW_SAMPLES("sFlow flow samples missing by the numbers of their data sources, lost with datagrams "
        + "or in the agent; less again when they come late"),
    /** Flow samples of sources beyond the bound. */
    SFLOW_SAMPLES_UNCHECKED("sFlow flow samples whose number was not checked: there was no room for their data source"),
    /** What agents say they dropped. */
    SFLOW_SAMPLES_DROPPED("packets that sFlow agents were to sample and dropped for want of resources, by their count"),
    /** Datagrams that came after later ones. */
    SEQUENCE_REORDERED("datagrams that came after later ones"),
    /** Datagrams that had come before. */
    SEQUENCE_DUPLICATES("datagrams that came a second time"),
    /** Times an exporter began to count anew. */
    SEQUENCE_RESTARTS("times an exporter began to count anew"),
    /** Datagrams whose number could not be checked. */
    SEQUENCE_UNKNOWN("datagrams whose number could not be checked: after data that could not be counted, or too late"),
    /** Exporters forgotten to stay within bounds. */
    EXPORTERS_EVICTED("exporters forgotten to stay within bounds"),
    /** Source ports of observation domains forgotten to stay within bounds. */
    SESSIONS_EVICTED("source ports of observation domains forgotten to stay within bounds"),
    /** Observation domains forgotten to stay within bounds. */
    DOMAINS_EVICTED("observation domains forgotten to stay within bounds");

    private final String help;

    DecodeCounter(String help) {
        this.help = help;
    }

    /** One line on what is counted. */
    public String help() {
        return help;
    }
}
