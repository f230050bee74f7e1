// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.Fault;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.Account;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.metrics.WorkerAccount;
import java.util.List;
import org.slf4j.Logger;

/**
 * A worker without thread and ring, for captures: what the caller gives is decoded before the call returns. Not a
 * clock's but the datagrams' receive times pass. One thread; the delivery is started and stopped by the caller.
 */
public final class OfflineWorker {
    private static final int FAULTY_EXPORTERS = 10_000;
    /** Datagrams after which the log is written: far fewer than it can hold back. */
    private static final int LOG_EVERY = 64;

    private final Decoding decoding;
    private final Delivery delivery;
    private final FaultLog log;
    private int sinceLog;

    /** A worker into lanes of {@code delivery}, which is started. It writes {@code log} itself: no thread does. */
    public OfflineWorker(DecoderSettings settings, Delivery delivery, FaultLog log) {
        this.delivery = delivery;
        this.log = log;
        decoding = new Decoding(settings, new Bounds(settings), delivery.openLanes(0), log, FAULTY_EXPORTERS);
    }

    /** Decodes a datagram and delivers its records; arguments as in {@code DatagramDecoder.decode}. */
    public void accept(byte[] b, int off, int len, long hi, long lo, int scope, int port, long receivedNs) {
        decoding.passTime(receivedNs);
        decoding.accept(b, off, len, hi, lo, scope, port, receivedNs);
        if (++sinceLog == LOG_EVERY) {
            sinceLog = 0;
            log.pump();
        }
    }

    /** The end: throws out, counted, what still waits for its template, closes the lanes, writes the log's rest. */
    public void finish() {
        decoding.finish();
        log.close();
    }

    /** A count of the decoder. */
    public long count(DecodeCounter counter) {
        return decoding.counts().get(counter);
    }

    /** How often a fault was met. */
    public long count(Fault fault) {
        return account().faults().total(fault);
    }

    /** Datagrams whose decoding ended in an exception. */
    public long errors() {
        return decoding.counters().get(io.weir.engine.metrics.Counter.DECODE_ERRORS);
    }

    /** Writes the account, sinks included; after the delivery was stopped. */
    public void logAccount(Logger to) {
        Account account = new Account(to);
        account.workers(List.of(account()));
        account.stages(delivery.stageAccounts());
        account.sinks(delivery.accounts());
    }

    private WorkerAccount account() {
        return decoding.account("offline", 0);
    }
}
