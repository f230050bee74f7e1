// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a record costs is bounded by its bytes, whatever its template says: counted in steps, not in time. */
class BoundedWorkTest {
    private static final int[] LENGTHS = {0, 0, 0, 1, 2, 4, 8, 16, Layout.VARIABLE};
    /** An element fills two columns at most. */
    private static final int ROWS = 2;
    /** Elements that fill columns: with goflow2's values each has a step although it has no bytes. */
    private static final int ELEMENTS = 70;

    private final Random random = new Random(13);

    private Layout layout(int fields) {
        int[] ids = random.ints(fields, 1, 330).toArray();
        int[] lengths = random.ints(fields, 0, LENGTHS.length).map(i -> LENGTHS[i]).toArray();
        return new Layout(new long[fields], ids, lengths, 0);
    }

    private static int steps(Layout layout, boolean correct) {
        return Binding.of(layout, Protocol.IPFIX, correct, Mapping.NONE).steps.length / Binding.STRIDE;
    }

    @Test
    void givenAnyTemplateThenARecordHasNoMoreStepsThanBytes() {
        for (int i = 0; i < 2_000; i++) {
            Layout layout = layout(1 + random.nextInt(300));

            assertThat(layout.variableCount()).isLessThanOrEqualTo(layout.minimumLength());
            assertThat(steps(layout, true)).isLessThanOrEqualTo(ROWS * layout.minimumLength());
            assertThat(steps(layout, false)).isLessThanOrEqualTo(ROWS * layout.minimumLength() + ELEMENTS);
        }
    }

    @Test
    void givenAThousandFieldsWithoutLengthThenARecordOfOneByteHasOneStep() {
        int[] ids = new int[1_000];
        Arrays.setAll(ids, i -> i % 400 + 1);
        int[] lengths = new int[1_000];
        ids[999] = 4;
        lengths[999] = 1;

        assertThat(steps(new Layout(new long[1_000], ids, lengths, 0), true)).isEqualTo(1);
    }

    @Test
    void givenFieldsOfNoLengthThenNoneIsAskedForARate() {
        int[] ids = {305, 306, 309, 310, 311, 50, 34, 302, 48, 4};
        int[] lengths = new int[ids.length];
        lengths[9] = 1;

        assertThat(SamplingFields.ofData(new Layout(new long[ids.length], ids, lengths, 0))).isNull();

        lengths[6] = 4;
        SamplingFields interval = SamplingFields.ofData(new Layout(new long[ids.length], ids, lengths, 0));
        assertThat(interval.interval()).isEqualTo(6);
        assertThat(interval.sampler()).isEqualTo(-1);
        assertThat(interval.packetInterval()).isEqualTo(-1);
    }

    @Test
    void givenAnyRecordOfVariableLengthThenEachFieldLiesWhereReadingThemOneByOneFindsIt() {
        for (int i = 0; i < 2_000; i++) {
            Layout layout = layout(1 + random.nextInt(20));
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            int end = 1 + random.nextInt(299);
            FieldPositions positions = new FieldPositions();

            int behind = VariableFields.locate(layout, bytes, 0, end, positions);

            int at = 0;
            boolean cut = false;
            for (int field = 0; field < layout.fieldCount() && at >= 0; field++) {
                int length = layout.length(field);
                if (length == Layout.VARIABLE) {
                    int prefix = at >= end ? -1 : Wire.u8(bytes, at) == 255 ? 3 : 1;
                    if (prefix < 0 || prefix > end - at) {
                        at = -1;
                        break;
                    }
                    length = prefix == 1 ? Wire.u8(bytes, at) : Wire.u16(bytes, at + 1);
                    at += prefix;
                }
                cut |= length > end - at;
                length = Math.min(length, end - at);
                if (behind >= 0) {
                    assertThat(positions.length(layout, field)).isEqualTo(length);
                    assertThat(positions.offset(layout, field)).isEqualTo(at);
                }
                at += length;
            }
            assertThat(behind).isEqualTo(at);
            assertThat(positions.isCut() || behind < 0).isEqualTo(cut || behind < 0);
        }
    }
}
