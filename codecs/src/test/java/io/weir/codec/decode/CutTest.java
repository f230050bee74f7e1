// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.Fault;
import io.weir.codec.json.Fields;
import org.junit.jupiter.api.Test;

/** Records whose set ends before a value of theirs does. */
class CutTest {
    private static final int INTERFACE_NAME = 82;
    private static final int BYTES = 1;
    private static final int NAT_EVENT = 230;
    private static final int VARIABLE = 65_535;
    private static final DecoderSettings SETTINGS = DecoderSettings.defaults();

    private static Decoded decoded(Fields fields, String records) {
        Decoded decoded = new Decoded(SETTINGS, new Bounds(SETTINGS), fields);
        Packet packet = Packet.ipfix().template(256, BYTES, 4, INTERFACE_NAME, VARIABLE, NAT_EVENT, 1);
        return decoded.send(Decoded.PORT, packet.set(256, records).bytes());
    }

    private static String whole(int bytes) {
        return hex32(bytes) + "0161" + "01";
    }

    @Test
    void givenAValueBeyondItsSetThenTheLineOfAllNamesItAndWhatIsMissing() {
        Decoded decoded = decoded(Fields.STANDARD.withOthers(), whole(7) + hex32(8) + "09616263");

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.lines.get(0)).contains("\"interfaceName\":\"a\"").doesNotContain("cut");
        assertThat(decoded.lines.get(1)).contains("\"bytes\":8,").contains("\"interfaceName\":\"abc\"")
            .endsWith(",\"cut\":[\"interfaceName\",\"natEvent\"]}");
    }

    @Test
    void givenAFixedValueBehindTheLastLengthThenItAloneIsCut() {
        assertThat(decoded(Fields.STANDARD.withOthers(), hex32(8) + "03616263").lines).singleElement().asString()
            .contains("\"interfaceName\":\"abc\"").endsWith(",\"cut\":[\"natEvent\"]}");
    }

    @Test
    void givenCutRecordsThenEachIsCountedAndGoflow2sLineIsAsItWas() {
        Decoded decoded = decoded(Fields.STANDARD, whole(7) + hex32(8) + "09616263");

        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_CUT)).isEqualTo(1);
        assertThat(decoded.faults).containsExactly(Fault.VALUE_TRUNCATED);
        assertThat(decoded.lines.get(1)).contains("\"bytes\":8,").doesNotContain("\"cut\"");
    }

    @Test
    void givenWholeRecordsThenNoneIsCounted() {
        assertThat(decoded(Fields.STANDARD, whole(7) + whole(8)).decoder.counts().get(DecodeCounter.RECORDS_CUT))
            .isZero();
    }
}
