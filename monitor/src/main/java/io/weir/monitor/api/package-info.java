// SPDX-License-Identifier: Apache-2.0
/**
 * What Weir tells of itself as JSON, below {@code /api}, and whether it is well. One record class per answer; a field's
 * name is a promise to those who read it, and {@code docs/api.md} is held to them by a test.
 *
 * <p>All of it is read from counters that their owners write: nothing here is on the way of a datagram, and nothing
 * waits for a worker.
 */
package io.weir.monitor.api;
