// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.FlagException;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ActivationTest {
    private static ListenerConfig listener(int port, int count) {
        return new ListenerConfig("netflow", "", port, count, 2, false, 0);
    }

    private static PassedSockets passed(InetSocketAddress... locals) {
        return new PassedSockets(List.of(locals).stream().map(each -> new PassedSocket(3, each, true, 0)).toList());
    }

    @Test
    void aSocketThatNobodyWouldReadIsRefused() {
        assertThatThrownBy(() -> Activation.warnings(passed(new InetSocketAddress(2056)),
            List.of(listener(2055, 1)), false)).isInstanceOf(FlagException.class)
            .hasMessageContaining("a socket for :2056").hasMessageContaining("weir.socket");
        assertThatThrownBy(() -> Activation.warnings(passed(new InetSocketAddress("::1", 2055)),
            List.of(listener(2055, 1)), false)).hasMessageContaining("a socket for [0:0:0:0:0:0:0:1]:2055");
    }

    @Test
    void aTakeoverNeedsSocketsOfItsOwn() throws FlagException {
        assertThatThrownBy(() -> Activation.warnings(passed(new InetSocketAddress(2055)),
            List.of(listener(2055, 1)), true)).isInstanceOf(FlagException.class).hasMessageContaining("-takeover");
        assertThat(Activation.warnings(PassedSockets.NONE, List.of(listener(2055, 1)), true)).isEmpty();
    }

    @Test
    void anotherCountIsTold() throws FlagException {
        InetSocketAddress local = new InetSocketAddress(2055);

        assertThat(Activation.warnings(passed(local), List.of(listener(2055, 4), listener(2056, 4)), false))
            .singleElement().asString().contains("count=4").contains("passes 1").contains("port 2055");
        assertThat(Activation.warnings(passed(local, local), List.of(listener(2055, 2)), false)).isEmpty();
        assertThat(Activation.warnings(passed(local, local), List.of(listener(2055, 1)), false)).isEmpty();
    }

    @Test
    void withoutSystemdThereIsNone() throws FlagException {
        assertThat(Activation.sockets(Map.of()).all()).isEmpty();
        assertThatThrownBy(() -> Activation.sockets(Map.of("LISTEN_FDS", "-1", "LISTEN_PID",
            Long.toString(ProcessHandle.current().pid())))).isInstanceOf(FlagException.class)
            .hasMessageContaining("LISTEN_FDS");
    }
}
