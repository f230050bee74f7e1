// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;

/** Told of everything that is refused; on the decoder's thread. */
@FunctionalInterface
public interface FaultListener {
    /**
     * Something was refused.
     *
     * @param fault what
     * @param datagram of whom, with as much of the header as could be read
     * @param templateId template or set id, 0 if it is about none
     */
    void onFault(Fault fault, Datagram datagram, int templateId);
}
