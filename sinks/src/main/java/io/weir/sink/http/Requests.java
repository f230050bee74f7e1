// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes requests of pieces and sends them. Any thread. */
final class Requests {
    private final HttpClient client;
    private final URI url;
    private final Compression compression;
    private final Compressors compressors;
    private final Map<String, String> headers;

    Requests(HttpClient client, HttpSettings settings, Compressors compressors, Map<String, String> headers) {
        this.client = client;
        this.url = settings.url();
        this.compression = settings.compression();
        this.compressors = compressors;
        this.headers = Map.copyOf(headers);
    }

    /** The body of a piece, for as many attempts as it takes. */
    BodyPublisher body(Piece piece) {
        Chunks chunks = new Chunks(compression == Compression.NONE ? piece.buffers()
            : List.of(ByteBuffer.wrap(compressors.compress(piece))));
        return BodyPublishers.fromPublisher(chunks, chunks.length());
    }

    /** Sends a piece once, without a bound of time. Cancelling what is returned ends the exchange. */
    CompletableFuture<HttpResponse<AnswerBody>> post(Piece piece, BodyPublisher body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(body)
            .header("Content-Type", IngestContract.MEDIA_TYPE)
            .header("User-Agent", "weir")
            .header(IngestContract.BATCH_ID, piece.id())
            .header(IngestContract.RECORDS, String.valueOf(piece.records()))
            .header(IngestContract.PARTS, BatchPart.header(piece.names()));
        headers.forEach(request::setHeader);
        if (compression != Compression.NONE) {
            request.header("Content-Encoding", compression.encoding());
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.sendAsync(request.build(), AnswerText::new);
    }

    static Answer answer(HttpResponse<AnswerBody> response) {
        HttpHeaders head = response.headers();
        return new Answer(response.statusCode(), head.firstValue("Retry-After").orElse("").strip(),
            Answer.line(head.firstValue("Location").orElse("")), response.body());
    }
}
