// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

/** What {@code DatagramDecoder.decode} is to its caller. */
@FunctionalInterface
interface DatagramConsumer {
    void decode(byte[] bytes, int offset, int length, long hi, long lo, int scope, int port, long receivedNs);
}
