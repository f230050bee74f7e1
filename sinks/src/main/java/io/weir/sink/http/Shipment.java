// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A batch on its way: one request at a time, each until it is answered, in the order of a {@link Search}. Steps run on
 * the dispatcher's threads, never two at once; {@link #abort} comes from any thread.
 *
 * <p>Each attempt asks anew for the courier: a batch that a server refuses for a certificate must see the new one.
 */
final class Shipment {
    private static final long TOKEN_CHECK_MS = 500;

    private final Supplier<Courier> couriers;
    private final Dispatcher dispatcher;
    private final Search search = new Search();
    private final boolean permit;
    private Refusals.Tally tally;
    /** What is sent until it is answered, or null. */
    private Piece piece;
    private BodyPublisher body;
    private String shown = "";
    private int failures;
    private long firstFailureNs;
    private boolean over;
    /** Written after {@link #calledNs}, for who looks at both without the lock. */
    private volatile CompletableFuture<HttpResponse<AnswerBody>> call;
    private long calledNs;
    /** Likewise, before {@link #posting}: a request is being begun. */
    private long begunNs;
    private volatile boolean posting;

    /** {@code permit} says whether it is one of those that may be under way at once. */
    Shipment(List<Piece> pieces, Supplier<Courier> couriers, Dispatcher dispatcher, boolean permit) {
        this(pieces, new Refusals.Tally(), couriers, dispatcher, permit);
    }

    private Shipment(List<Piece> pieces, Refusals.Tally tally, Supplier<Courier> couriers, Dispatcher dispatcher,
        boolean permit) {
        search.add(pieces);
        this.tally = tally;
        this.couriers = couriers;
        this.dispatcher = dispatcher;
        this.permit = permit;
    }

    boolean hasPermit() {
        return permit;
    }

    private Courier courier() {
        return couriers.get();
    }

    /** Sends the first piece, now or when the server's pause is over. */
    void send() {
        try {
            Piece prepared = prepared();
            if (prepared != null) {
                begunNs = System.nanoTime();
                posting = true;
                // Without the lock: it may take long to look up the server's address, and an end must not wait for it.
                sent(courier().requests().post(prepared, body, shown));
            }
        } catch (IOException unsent) {
            broken(unsent);
        } finally {
            posting = false;
        }
    }

    /** The piece to send, its body made; null if nothing is to be sent now. */
    private synchronized Piece prepared() throws IOException {
        if (over) {
            return null;
        }
        long heldMs = dispatcher.heldMillis();
        if (heldMs > 0) {
            dispatcher.later(heldMs, this::send, this);
            return null;
        }
        if (!permit && !courier().refusals().isHolding()) {
            courier().refusals().giveBack(search.drain(courier().limits()));
            finish();
            return null;
        }
        if (!courier().refusals().maySend(this)) {
            return null;
        }
        if (piece == null) {
            piece = search.next(courier().limits());
            body = courier().requests().body(piece);
        }
        shown = courier().credentials().header();
        return piece;
    }

    private synchronized void sent(CompletableFuture<HttpResponse<AnswerBody>> posted) {
        if (over) {
            posted.cancel(true);
            return;
        }
        calledNs = System.nanoTime();
        call = posted;
        posted.whenComplete(this::answered);
    }

    /** Ends a request without a whole answer after {@code longestNs}: the client's own timeout ends at its head. */
    void endIfLate(long nowNs, long longestNs) {
        CompletableFuture<HttpResponse<AnswerBody>> posted = call;
        if (posted != null && nowNs - calledNs >= longestNs) {
            posted.cancel(true);
        } else if (posting && nowNs - begunNs >= longestNs) {
            courier().trouble().failing("unbegun", "no request could be begun for " + (nowNs - begunNs) / 1_000_000_000
                + " s: is its host's name looked up slowly?");
        }
    }

    private synchronized void answered(HttpResponse<AnswerBody> response, Throwable failure) {
        call = null;
        if (over) {
            return;
        }
        try {
            judge(response, failure);
        } catch (RuntimeException | Error defect) {
            // The client would keep it to itself, and nothing would ever be sent again.
            broken(defect);
        }
    }

    /** A step threw, which should not have happened: what has no answer is sent again. Any thread. */
    synchronized void broken(Throwable defect) {
        if (over) {
            return;
        }
        if (search.isEmpty()) {
            courier().trouble().warn("defect", "took a batch, but: " + Reason.of(defect));
            finish();
        } else {
            retry("defect", "cannot be written to: " + Reason.of(defect), 0);
        }
    }

    private void judge(HttpResponse<AnswerBody> response, Throwable failure) {
        if (failure != null) {
            retry("unreachable", Failure.inWords(failure), 0);
            return;
        }
        Answer answer = Requests.answer(response);
        switch (answer.verdict()) {
            case TAKEN -> taken();
            case CONTENT -> divide(answer);
            case UNAUTHORIZED -> awaitPermission(answer);
            default -> later(answer);
        }
    }

    private void taken() {
        Courier courier = courier();
        boolean held = courier.refusals().isHolding();
        courier.trouble().taken(failures > 0 || held);
        if (held) {
            courier.limits().forget();
        }
        Refusals.Release release = courier.refusals().taken(begunNs);
        release.resumed().forEach(each -> dispatcher.run(each::send, each));
        release.unfit().forEach(courier::letGo);
        search.taken(courier.limits());
        take().done();
        if (permit) {
            dispatcher.share(this);
        }
        next();
    }

    /** Another one with half of what is open, or null if that is not worth it. */
    Shipment shared() {
        List<Piece> half = search.share(courier().limits());
        return half.isEmpty() ? null : new Shipment(half, tally, couriers, dispatcher, permit);
    }

    private Piece take() {
        Piece answered = piece;
        failures = 0;
        piece = null;
        body = null;
        return answered;
    }

    private void next() {
        if (search.isEmpty() && permit) {
            tally = new Refusals.Tally();
            search.add(courier().refusals().takeAgain());
        }
        if (search.isEmpty()) {
            finish();
        } else {
            dispatcher.run(this::send, this);
        }
    }

    private void finish() {
        over = true;
        courier().refusals().left(this);
        dispatcher.finished(this);
    }

    /**
     * Something in the piece is refused: it is searched for, until it is alone. If that is so of some, and nothing was
     * taken meanwhile, the end of the batch is next, as unfit records may have come one after another; if it is so of
     * many, the rest is not tried before other batches are.
     */
    private void divide(Answer answer) {
        Courier courier = courier();
        Piece refused = take();
        if (answer.status() == 413 && courier.limits().tooLarge(refused.bytes())) {
            courier.trouble().warn("large", answer.inWords() + ": batches are made smaller, "
                + courier.limits().bytes() + " bytes at most");
        }
        Search.Alone alone = search.refused(answer.status() == 413, courier.limits());
        if (alone != null) {
            courier.refused(alone, answer, tally);
        }
        courier.refusals().probed(this, courier.backoff());
        if (courier.refusals().isEnough(tally)) {
            courier.refusals().rest(search.drain(courier.limits()));
        } else if (alone != null && courier.refusals().isRow(tally)) {
            search.lastFirst();
        }
        next();
    }

    private void later(Answer answer) {
        long asked = RetryAfter.millis(answer.retryAfter(), Instant.now());
        if (asked > 0) {
            dispatcher.hold(asked);
        }
        String advice = answer.verdict() == Answer.Verdict.ASTRAY ? ": check the URL and the server" : "";
        retry("status " + answer.status(), answer.inWords() + advice, asked);
    }

    /** The same piece again, after a pause. */
    private void retry(String kind, String why, long leastMs) {
        if (isToBeGivenUp()) {
            giveUp(why);
            return;
        }
        long pauseMs = Math.max(leastMs, courier().backoff().pauseMs(failures));
        String when = pauseMs < 1000 ? "" : " in " + pauseMs / 1000 + " s";
        courier().trouble().failing(kind, why + "; trying again" + when);
        dispatcher.later(pauseMs, this::send, this);
    }

    private boolean isToBeGivenUp() {
        long now = System.nanoTime();
        firstFailureNs = failures == 0 ? now : firstFailureNs;
        failures++;
        return courier().giveUpNs() > 0 && now - firstFailureNs >= courier().giveUpNs();
    }

    private void giveUp(String why) {
        SinkException cause = new SinkException("batch given up: the server " + why, true, null);
        search.drain(courier().limits()).forEach(open -> open.failed(cause));
        finish();
    }

    /** Waits until the secret changes, or for the longest pause. */
    private void awaitPermission(Answer answer) {
        if (isToBeGivenUp()) {
            giveUp(answer.inWords());
            return;
        }
        courier().trouble().failing("unauthorized", answer.inWords() + ": paused; " + courier().credentials().advice());
        awaitPermission(System.nanoTime() + courier().backoff().longestMs() * 1_000_000);
    }

    private synchronized void awaitPermission(long untilNs) {
        if (over) {
            return;
        }
        long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0 || !courier().credentials().header().equals(shown)) {
            send();
        } else {
            dispatcher.later(Math.min(leftMs + 1, TOKEN_CHECK_MS), () -> awaitPermission(untilNs), this);
        }
    }

    /** The sink closes: what has no answer fails. */
    synchronized void abort() {
        if (over) {
            return;
        }
        // First: the request that is cancelled ends at once, in this thread, and is not to be sent again.
        over = true;
        if (call != null) {
            call.cancel(true);
        }
        SinkException closed = Dispatcher.closedException();
        search.drain(courier().limits()).forEach(open -> open.failed(closed));
        finish();
    }
}
