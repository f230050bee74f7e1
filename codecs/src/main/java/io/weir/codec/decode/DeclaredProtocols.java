// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.walk.ProtocolContext;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.ProtocolModule;
import java.util.List;

/** The protocols of plugins, for datagrams of none of Weir's own. One thread. */
final class DeclaredProtocols {
    private final ProtocolModule[] modules;
    private final ProtocolDecoder[] decoders;

    DeclaredProtocols(List<ProtocolModule> modules, ProtocolContext context) {
        this.modules = modules.toArray(ProtocolModule[]::new);
        this.decoders = modules.stream().map(module -> module.open(context)).toArray(ProtocolDecoder[]::new);
    }

    /** The decoder of the first module that knows a datagram; null for none. */
    ProtocolDecoder of(byte[] bytes, int at, int length) {
        for (int i = 0; i < modules.length; i++) {
            if (modules[i].recognises(bytes, at, length)) {
                return decoders[i];
            }
        }
        return null;
    }
}
