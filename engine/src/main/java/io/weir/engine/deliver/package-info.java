// SPDX-License-Identifier: Apache-2.0
/**
 * From a worker's records to the sinks.
 *
 * <pre>
 *   worker ─▶ Lanes ─▶ WorkerStage… ─┬▶ FlowOutletLane ─▶ a FlowSink's lane          worker's thread
 *                                    └▶ BlockLane: encodes into DataBlocks           worker's thread
 *                                          │ BlockRing (in order)   ▲ FreeBlocks
 *                                          ▼                        │ done, from any thread
 *                                       BlockOutlet ─▶ RetryingWriter ─▶ BlockSink.onBlock  the sink's thread
 * </pre>
 *
 * <p>A sink with a spool has a {@code SpoolOutlet} instead: its BlockOutlet delivers to a SpoolFeed, on a thread that
 * never waits for the sink, and the sink's own thread takes blocks out of the feed:
 *
 * <pre>
 *   BlockOutlet ─▶ SpoolFront ─▶ SpoolFeed: memory ─────────▶ RetryingWriter ─▶ BlockSink.onBlock
 *   weir-spool-NAME                └▶ FeedDisk ─▶ Spool ─┘    weir-sink-NAME
 * </pre>
 *
 * <p>With one sink that blocks, the worker goes from BlockLane to RetryingWriter itself. {@link
 * io.weir.engine.deliver.Delivery} holds all; {@link io.weir.engine.deliver.SinkAccount} says what became of every
 * record. A worker must not be interrupted: it may be the one that writes, and an interrupt closes a file channel.
 */
package io.weir.engine.deliver;
