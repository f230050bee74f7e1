// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers in network order, from bytes and into them. The lowest room: it knows nothing, all others use it.
 */
package io.weir.codec.wire;
