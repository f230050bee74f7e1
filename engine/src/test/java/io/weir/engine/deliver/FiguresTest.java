// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void figuresOfTheSinkItselfAreInItsAccount() throws Exception {
        Collecting telling = new Collecting() {
            @Override
            public Map<String, Long> figures() {
                return Map.of("files_removed", 3L);
            }
        };
        Collecting throwing = new Collecting() {
            @Override
            public Map<String, Long> figures() {
                throw new IllegalStateException("not now");
            }
        };
        Delivery delivery = Rig.delivery(Rig.blocking("a", telling), Rig.blocking("b", throwing));
        delivery.start();

        assertThat(delivery.stop(Duration.ofSeconds(10))).isTrue();

        assertThat(delivery.accounts()).extracting(SinkAccount::figures)
            .containsExactly(Map.of("files_removed", 3L), Map.of());
    }
}
