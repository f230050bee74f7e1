// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaughtElementsTest {
    private final TaughtElements taught = new TaughtElements();

    private String name(int id, String name) {
        taught.add(64_999, id, name, ElementType.STRING, Semantics.DEFAULT, "");
        return taught.find(64_999, id).name();
    }

    @Test
    void givenAnElementThenItIsFoundByItsNumbers() {
        assertThat(taught.find(64_999, 7)).isNull();
        assertThat(taught.size()).isZero();
        assertThat(taught.lacks(64_999, 7)).isTrue();

        taught.add(64_999, 7, "beer", ElementType.FLOAT_32, Semantics.QUANTITY, "octets");

        assertThat(taught.find(64_999, 7)).isEqualTo(
            new Element(64_999, 7, "beer", ElementType.FLOAT_32, Semantics.QUANTITY, "octets"));
        assertThat(taught.lacks(64_999, 7)).isFalse();
        assertThat(taught.all()).hasSize(1);
        taught.clear();
        assertThat(taught.size()).isZero();
    }

    @Test
    void givenAnElementThatTheRegistryKnowsOrOneOfIanaThenItIsNotLacking() {
        assertThat(taught.lacks(9, 12_232)).isFalse();
        assertThat(taught.lacks(29_305, 1)).isFalse();
        assertThat(taught.lacks(0, 30_000)).isFalse();
    }

    @Test
    void givenStrangeCharactersThenTheNameHasNone() {
        assertThat(name(1, "beer\"},{\u00e4 \n<b>")).isEqualTo("beer________b_");
        assertThat(name(2, "a.b-c_D9")).isEqualTo("a.b-c_D9");
        assertThat(name(3, "padded\0\0\0")).isEqualTo("padded");
        assertThat(name(4, "x".repeat(100))).isEqualTo("x".repeat(64));
        assertThat(TaughtElements.mayBegin((byte) 'Z')).isTrue();
        assertThat(TaughtElements.mayBegin((byte) '_')).isFalse();
        assertThat(TaughtElements.mayBegin((byte) 0xe4)).isFalse();
    }

    @Test
    void givenANameThatIsTakenThenTheNumbersFollowIt() {
        assertThat(name(1, "octetDeltaCount")).isEqualTo("octetDeltaCount-64999-1");
        assertThat(name(2, "reverseOctetDeltaCount")).isEqualTo("reverseOctetDeltaCount-64999-2");
        assertThat(name(3, "beer")).isEqualTo("beer");
        assertThat(name(4, "beer")).isEqualTo("beer-64999-4");
        assertThat(name(5, "y".repeat(64))).hasSize(64);
        assertThat(name(6, "y".repeat(64))).isEqualTo("y".repeat(56) + "-64999-6");
    }

    @Test
    void givenThousandsThenTheFirstAreKept() {
        for (int id = 0; id < 5_000; id++) {
            if (taught.lacks(64_999, id)) {
                taught.add(64_999, id, "e" + id, ElementType.STRING, Semantics.DEFAULT, "");
            }
        }

        assertThat(taught.size()).isEqualTo(TaughtElements.MOST);
        assertThat(taught.find(64_999, 999)).isNotNull();
        assertThat(taught.find(64_999, 1_000)).isNull();
    }
}
