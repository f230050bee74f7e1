// SPDX-License-Identifier: Apache-2.0
/**
 * Between socket and worker: a ring for each pair, bounded in datagrams and bytes, with slots for usual datagrams and
 * buffers for large ones. Before: {@code engine.receive}; behind: {@code engine.decode}.
 */
package io.weir.engine.ring;
