// SPDX-License-Identifier: Apache-2.0
/**
 * What a plugin is written against.
 *
 * <p>A sink is made by a {@link io.weir.sink.SinkFactory} and comes in three forms, from simple to fast:
 * <ul>
 * <li>{@code io.weir.sink.batch}: records as maps or lines of JSON, many at once, on one thread that may block;
 * <li>{@link io.weir.sink.BlockSink}: the workers encode records into blocks of bytes, the sink's thread writes them;
 * <li>{@link io.weir.sink.FlowSink}: every record as a view, on the workers' threads, in memory only.
 * </ul>
 *
 * <p>A {@link io.weir.sink.FlowStage} filters or enriches records before all sinks.
 */
package io.weir.sink;
