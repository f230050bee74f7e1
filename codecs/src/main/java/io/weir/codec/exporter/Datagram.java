// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.exporter;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.SetLayouts;
import io.weir.codec.wire.Wire;

/**
 * One datagram and what its header says: the context that all its records share.
 *
 * <p>A worker reuses one object for what it decodes; sets that waited for their template carry one of their own. A sink
 * may read it only during the call that hands it over. Only decoders call {@link #wrap} and {@link #header}.
 */
public final class Datagram {
    private byte[] bytes;
    private int offset;
    private int length;
    private Exporter exporter;
    private int port;
    private long receivedNs;
    private Protocol protocol = Protocol.UNKNOWN;
    private long domain;
    private long sequence;
    private long exportMs;
    private int exportNanos;
    private long uptimeMs;
    private int agentAt;
    private int agentLength;
    private SetLayouts sets;

    /** Binds the view to a datagram; the header is unset until {@link #header}. */
    public void wrap(byte[] array, int at, int size, Exporter sender, int sourcePort, long receiveTimeNs) {
        bytes = array;
        offset = at;
        length = size;
        exporter = sender;
        port = sourcePort;
        receivedNs = receiveTimeNs;
        agentLength = 0;
        if (sets != null) {
            sets.clear();
        }
        header(Protocol.UNKNOWN, 0, 0, 0, 0, 0);
    }

    /** Sets what the header says. */
    public void header(Protocol spoken, long domainId, long number, long exportTimeMs, int subMs, long uptime) {
        protocol = spoken;
        domain = domainId;
        sequence = number;
        exportMs = exportTimeMs;
        exportNanos = subMs;
        uptimeMs = uptime;
    }

    /** Sets where in {@link #bytes()} the address of the agent lies that the header names, 4 or 16 bytes. */
    public void agent(int at, int size) {
        agentAt = at;
        agentLength = size;
    }

    /** Has it keep by which templates its sets are read. */
    public void keepSets() {
        sets = new SetLayouts();
    }

    /** By which templates its data sets were read; null for one that is not being walked. */
    public SetLayouts sets() {
        return sets;
    }

    /** Takes over all but the bytes of {@code other}. */
    public void copyContext(Datagram other, byte[] array, int at, int size) {
        wrap(array, at, size, other.exporter, other.port, other.receivedNs);
        header(other.protocol, other.domain, other.sequence, other.exportMs, other.exportNanos, other.uptimeMs);
    }

    /** The array that holds the datagram; not to be modified or kept. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the payload starts in {@link #bytes()}. */
    public int offset() {
        return offset;
    }

    /** Payload bytes, 0 to 65,507. */
    public int length() {
        return length;
    }

    /** Who sent it; never null. */
    public Exporter exporter() {
        return exporter;
    }

    /** Source port, 0 to 65,535. */
    public int port() {
        return port;
    }

    /** Receive time, nanoseconds since 1970 UTC. */
    public long receivedNs() {
        return receivedNs;
    }

    /** What it is: {@link Protocol#UNKNOWN} where the header could not be used. */
    public Protocol protocol() {
        return protocol;
    }

    /** {@link Protocol#version()} of its protocol, only to be printed: NetFlow v5 and sFlow v5 have the same. */
    public int version() {
        return protocol.version();
    }

    /** IPFIX observation domain, v9 source id, v5 engine as {@code type << 8 | id}, sFlow's sub-agent; 32 bits. */
    public long domain() {
        return domain;
    }

    /** Sequence number of the header, unsigned 32 bits. */
    public long sequence() {
        return sequence;
    }

    /** Export time of the header, milliseconds since 1970 UTC (v9 and IPFIX: whole seconds). */
    public long exportMs() {
        return exportMs;
    }

    /** What v5's header gives below the millisecond, nanoseconds; may exceed 10^6 where the router sends nonsense. */
    public int exportNanos() {
        return exportNanos;
    }

    /** sysUptime of a v5 or v9 header, the agent's uptime of sFlow, unsigned 32-bit milliseconds; 0 for IPFIX. */
    public long uptimeMs() {
        return uptimeMs;
    }

    /** Bytes of the address of the agent that the header names: 4 or 16, 0 where the exporter speaks for itself. */
    public int agentLength() {
        return agentLength;
    }

    /** Where in {@link #bytes()} that address lies. */
    public int agentOffset() {
        return agentAt;
    }

    /** The first eight bytes of that address in the form of {@link Exporter}, or 0. */
    public long agentHi() {
        return agentLength == 16 ? Wire.i64(bytes, agentAt) : 0;
    }

    /** The last eight, likewise. */
    public long agentLo() {
        return agentLength == 16 ? Wire.i64(bytes, agentAt + 8)
            : agentLength == 4 ? Exporter.mapped(Wire.i32(bytes, agentAt)) : 0;
    }
}
