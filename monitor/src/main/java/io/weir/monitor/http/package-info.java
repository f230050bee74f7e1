// SPDX-License-Identifier: Apache-2.0
/**
 * A small HTTP server for those who watch Weir: a table of routes, answered for few clients and against many.
 *
 * <pre>
 *   connection ─▶ codec, bounds      one thread, weir-http
 *                   │ access         who may ask
 *                   ├─▶ quick route  the same thread: health must answer whatever else is asked
 *                   └─▶ route        a few threads, weir-http-N; whole answer into bounded memory, then sent
 * </pre>
 *
 * <p>It knows nothing of flows: {@code io.weir.monitor.api} and {@code io.weir.monitor.scrape} bring the answers.
 */
package io.weir.monitor.http;
