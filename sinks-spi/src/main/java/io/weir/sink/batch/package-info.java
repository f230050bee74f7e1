// SPDX-License-Identifier: Apache-2.0
/**
 * The simple form of a sink: extend {@link io.weir.sink.batch.JsonLinesSink} or {@link io.weir.sink.batch.BatchSink},
 * and get records as lines or maps, many at once, on one thread.
 */
package io.weir.sink.batch;
