// SPDX-License-Identifier: Apache-2.0
/**
 * The worker's thread: takes datagrams from its rings in turns, decodes them, and hands records to its lanes. Before:
 * {@code engine.ring}; behind: {@code engine.deliver}.
 */
package io.weir.engine.decode;
