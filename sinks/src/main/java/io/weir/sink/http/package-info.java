// SPDX-License-Identifier: Apache-2.0
/**
 * The sink {@code http}: posts batches of JSON lines to an API.
 *
 * <pre>
 *   blocks ──▶ HttpSink ──▶ BatchBuilder ──▶ Dispatcher ──▶ Shipment ──▶ Requests ──▶ java.net.http
 *              sink's thread                 in-flight       a batch; one request at a time, until it is answered
 * </pre>
 *
 * <p>A block is settled when the last of its records was answered: see {@link io.weir.sink.http.HeldBlock}.
 */
package io.weir.sink.http;
