// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import io.weir.sink.Block;
import io.weir.sink.SinkException;

/** A block of one datagram, whose payload is a number and as many zeros as wanted. */
final class NumberedBlock implements Block {
    static final Exporter SENDER = new Exporter(0, Exporter.mapped(0xc0000201), 0);

    private final byte[] bytes;
    private final int length;
    private boolean done;
    int attempts;

    NumberedBlock(long number, int payload, long receivedNs) {
        byte[] packet = new byte[payload];
        Wire.put64(packet, 0, number);
        Datagram datagram = new Datagram();
        datagram.wrap(packet, 0, payload, SENDER, 9995, receivedNs);
        bytes = new byte[payload + 100];
        length = new DatagramBlockEncoder().encodeDatagram(datagram, bytes, 0, bytes.length);
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
        return 1;
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
