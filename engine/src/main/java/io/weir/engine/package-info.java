// SPDX-License-Identifier: Apache-2.0
/**
 * The engine: from sockets to sinks. One package a room, in the order in which a datagram passes them.
 *
 * <pre>
 *  router ──UDP──▶ receive          UdpReceiver: sockets that share a port, a thread each
 *                    │              DatagramIntake: worker, fair share, copy; drops are counted, nobody waits
 *                    ▼
 *                  ring             Ring: slots of 2 KiB, bounded in bytes, one for each socket and worker
 *                    │              Inlet: a worker's rings, which it empties in turns
 *                    ▼
 *                  decode           Worker: one thread; owns its exporters' templates, options, late data
 *                    │  records     LaneFeed: records go on, faults are counted and reported
 *                    ▼
 *                  deliver          Lanes: stages, rendering into blocks; Delivery: queues, policies, threads
 *                    │  blocks
 *                    ▼
 *                  sinks            built in, or plugins (plugin finds them)
 *
 *  metrics: counters with one writer each, the log of faults, the account at the end.   config: what users asked for.
 * </pre>
 *
 * {@link io.weir.engine.Collector} is the front door that launches, holds and closes all.
 */
package io.weir.engine;
