// SPDX-License-Identifier: Apache-2.0
/**
 * How one Weir gets the sockets of another on the same host, so that what comes meanwhile waits in them.
 *
 * <pre>
 *  the one that runs (Offer)                   the one that starts with -takeover (Takeover)
 *       │  &lt;── weir-takeover 1 PID ───────────      connects to @weir-takeover/ADDRESS:PORT
 *       │  ─── sockets COUNT STOP-MS PID ────&gt;
 *       │  &lt;── send ──────────────────────────
 *       │  ─── COUNT descriptors ────────────&gt;      warms up; the first still reads
 *       │  &lt;── release ───────────────────────
 *  reads no more, empties rings and sinks,
 *  keeps its state, closes all but sockets
 *       │  ─── released DROPS DROPS … ───────&gt;      opens sinks, restores the state, reads
 *       │  &lt;── running ───────────────────────
 *  ends
 * </pre>
 *
 * One that is asked to stop by somebody else meanwhile says {@code ending}: the other waits for the end of its process,
 * and goes on with the sockets. Whoever dies closes the connection. The one that starts then goes on with the sockets
 * that it has; the one that ran collects again, for its sockets are still open. So there is one that collects at the
 * end, whichever is killed when.
 */
package io.weir.engine.takeover;
