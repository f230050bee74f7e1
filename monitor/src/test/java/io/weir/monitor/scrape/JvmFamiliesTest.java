// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JvmFamiliesTest {
    private static List<String> names(Consumer<PrometheusRegistry> register) {
        PrometheusRegistry registry = new PrometheusRegistry();
        register.accept(registry);
        return registry.scrape().stream().map(each -> each.getMetadata().getName()).toList();
    }

    /** A newer version of the library may know more families. */
    @Test
    void givenAJvmThatDoesNotTrackNativeMemoryThenTheFamiliesAreThoseOfTheLibrary() {
        assertThat(names(JvmFamilies::register)).hasSizeGreaterThan(20)
            .isEqualTo(names(registry -> JvmMetrics.builder().register(registry)));
    }
}
