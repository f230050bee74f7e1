// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElementRegistryTest {
    @Test
    void anElementHasNameTypeMeaningAndUnits() {
        assertThat(ElementRegistry.find(0, 1)).isEqualTo(new Element(0, 1, "octetDeltaCount",
            ElementType.UNSIGNED_64, Semantics.DELTA_COUNTER, "octets"));
        assertThat(ElementRegistry.find(0, 8).type()).isEqualTo(ElementType.IPV4_ADDRESS);
        assertThat(ElementRegistry.find(0, 56).type()).isEqualTo(ElementType.MAC_ADDRESS);
        assertThat(ElementRegistry.find(0, 152)).isEqualTo(new Element(0, 152, "flowStartMilliseconds",
            ElementType.DATE_TIME_MILLISECONDS, Semantics.DEFAULT, "milliseconds"));
        assertThat(ElementRegistry.find(6871, 21).name()).isEqualTo("reverseFlowDeltaMilliseconds");
        assertThat(ElementRegistry.find(0, 60_000)).isNull();
        assertThat(ElementRegistry.name(4_294_967_295L, 1)).isEmpty();
    }

    @Test
    void anElementOfTheOtherDirectionIsNamedAfterIanas() {
        assertThat(ElementRegistry.find(ElementRegistry.REVERSE, 2)).isEqualTo(new Element(29_305, 2,
            "reversePacketDeltaCount", ElementType.UNSIGNED_64, Semantics.DELTA_COUNTER, "packets"));
        assertThat(ElementRegistry.find(ElementRegistry.REVERSE, 60_000)).isNull();
    }

    @Test
    void namesAreUsableInPaths() {
        Set<String> names = new HashSet<>();
        for (Element element : ElementRegistry.all()) {
            assertThat(element.name()).matches("[A-Za-z][A-Za-z0-9_-]*");
            assertThat(names.add(element.enterprise() + "/" + element.id())).isTrue();
        }
        assertThat(names).hasSizeGreaterThan(1_200);
    }

    @Test
    void scopesOfV9HaveNames() {
        assertThat(ElementRegistry.scopeName9(2)).isEqualTo("Interface");
        assertThat(ElementRegistry.scopeName9(0)).isEmpty();
        assertThat(ElementRegistry.scopeName9(6)).isEmpty();
    }
}
