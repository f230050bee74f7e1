// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code docs/http-ingest.md} says, in code: the names of the contract between the sink {@code http} and an API's
 * {@code /v1/ingest}, and a small server that keeps it, {@link io.weir.ingest.IngestServer}.
 */
package io.weir.ingest;
