// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.template.Layout;
import org.junit.jupiter.api.Test;

/** Layouts of stored records are kept within their fields, whatever a file says. */
class StoredElementsTest {
    private static final int MOST_FIELDS = 64 << 10;

    private final StoredElements elements = new StoredElements();

    private Layout layout(int first, int fields) {
        elements.clear();
        for (int i = 0; i < fields; i++) {
            elements.add(0, first + i, 0, 0);
        }
        return elements.layout();
    }

    @Test
    void givenElementsOfBeforeThenTheirLayoutIsTheSame() {
        Layout first = layout(1, 3);

        assertThat(layout(2, 3)).isNotSameAs(first);
        assertThat(layout(1, 3)).isSameAs(first);
        assertThat(elements.keptFields()).isEqualTo(6);
    }

    @Test
    void givenRecordsOfManyElementsThenNoMoreFieldsAreKept() {
        int most = 0;
        for (int i = 0; i < 500; i++) {
            layout(i, 1_000);
            most = Math.max(most, elements.keptFields());
        }

        assertThat(most).isBetween(MOST_FIELDS - 1_000, MOST_FIELDS);
    }
}
