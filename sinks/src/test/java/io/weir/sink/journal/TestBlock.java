// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import io.weir.sink.Block;
import io.weir.sink.SinkException;
import io.weir.sink.contract.SampleTraffic;

/** A block that has been encoded already. */
final class TestBlock implements Block {
    static final Exporter SENDER = new Exporter(0, Exporter.mapped(0xc0000201), 0);

    private final byte[] bytes;
    private final int length;
    private final int records;
    private boolean done;
    int attempts;

    private TestBlock(byte[] bytes, int length, int records) {
        this.bytes = bytes;
        this.length = length;
        this.records = records;
    }

    /** One datagram, whose payload is a number and as many zeros as wanted. */
    static TestBlock numbered(long number, int payload, long receivedNs) {
        byte[] packet = new byte[payload];
        Wire.put64(packet, 0, number);
        Datagram datagram = new Datagram();
        datagram.wrap(packet, 0, payload, SENDER, 9995, receivedNs);
        byte[] bytes = new byte[payload + 100];
        return new TestBlock(bytes, new DatagramBlockEncoder().encodeDatagram(datagram, bytes, 0, bytes.length), 1);
    }

    /** The records of so many datagrams of sample traffic. */
    static TestBlock sample(int datagrams) {
        byte[] bytes = new byte[1 << 20];
        RecordBlockEncoder encoder = new RecordBlockEncoder(true);
        int[] lengthAndRecords = new int[2];
        SampleTraffic.into(record -> {
            lengthAndRecords[0] += encoder.encode(record, bytes, lengthAndRecords[0], bytes.length);
            lengthAndRecords[1]++;
        }, datagrams);
        return new TestBlock(bytes, lengthAndRecords[0], lengthAndRecords[1]);
    }

    boolean isDone() {
        return done;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int end(int i) {
        return length;
    }

    @Override
    public int attempt() {
        return attempts;
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public void fail(SinkException cause) {
        throw new AssertionError(cause);
    }
}
