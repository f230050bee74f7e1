// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

/** Names of the ingest contract, as {@code docs/http-ingest.md} and {@code docs/ingest.openapi.yaml} have them. */
public final class IngestContract {
    /** Where the server takes batches. */
    public static final String PATH = "/v1/ingest";
    /** Content-Type of a request: a JSON object a line, each line ended by a newline. */
    public static final String MEDIA_TYPE = "application/x-ndjson";
    /** Content-Type of an answer that refuses. */
    public static final String PROBLEM_TYPE = "application/problem+json";
    /** Header: the same for a batch however often it is sent. */
    public static final String BATCH_ID = "Idempotency-Key";
    /** Header: how many records, hence lines, the request has. */
    public static final String RECORDS = "Weir-Batch-Records";
    /** Header: what the batch was put together from, see {@link BatchPart}. */
    public static final String PARTS = "Weir-Batch-Parts";
    /** Hexadecimal digits of a batch's or part's id. */
    public static final int ID_DIGITS = 32;
    /** The most parts that a batch has. */
    public static final int MAX_PARTS = 64;

    private IngestContract() {
    }
}
