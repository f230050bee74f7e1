// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Keeps the beginning of an answer's body as one line, and of one that may say what was not taken as much as it takes
 * to know; the rest is read and thrown away, up to a bound.
 */
final class AnswerText implements BodySubscriber<AnswerBody> {
    private static final int SHOWN = 1024;
    private static final int SEARCHED = 64 << 10;
    private static final int READ = 1 << 20;

    private final CompletableFuture<AnswerBody> body = new CompletableFuture<>();
    private final boolean searched;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Flow.Subscription subscription;
    private int read;

    /** Of an answer with this head. */
    AnswerText(ResponseInfo head) {
        searched = head.statusCode() / 100 == 2
            && AnswerErrors.mayBeIn(head.headers().firstValue("Content-Type").orElse(""));
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            byte[] bytes = new byte[Math.min(buffer.remaining(), (searched ? SEARCHED : SHOWN) - kept.size())];
            buffer.get(bytes);
            kept.write(bytes, 0, bytes.length);
        }
        if (read > READ) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        byte[] bytes = kept.toByteArray();
        String shown = new String(bytes, 0, Math.min(SHOWN, bytes.length), StandardCharsets.UTF_8);
        body.complete(new AnswerBody(Answer.line(shown), searched && AnswerErrors.isIn(bytes, read > bytes.length)));
    }
}
