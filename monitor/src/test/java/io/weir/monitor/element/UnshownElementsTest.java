// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Mapping;
import io.weir.codec.json.Fields;
import io.weir.codec.json.ShownElements;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What templates have that no line shows. */
class UnshownElementsTest {
    private static final DecoderSettings SETTINGS = DecoderSettings.defaults();
    private static final String HEAD = "000a0024" + "65500000" + "00000001" + "00000001" + "00020014";
    /** sourceIPv4Address, flowEndReason, paddingOctets. */
    private static final String FIRST = HEAD + "01000003" + "00080004" + "00880001" + "00d20001";
    /** flowEndReason, natEvent, octetDeltaCount. */
    private static final String SECOND = HEAD + "01010003" + "00880001" + "00e60001" + "00010004";

    private static UnshownElements of(ShownElements shown) {
        DatagramDecoder decoder = new DatagramDecoder(SETTINGS, new Bounds(SETTINGS), new Silent());
        for (String each : new String[] {FIRST, SECOND}) {
            byte[] payload = HexFormat.of().parseHex(each);
            decoder.decode(payload, 0, payload.length, 0, Exporter.mapped(0x7f000001), 0, 5000, 0);
        }
        UnshownElements unshown = new UnshownElements(shown);
        unshown.add(decoder.remembered().templates());
        return unshown;
    }

    /** Wants to know nothing. */
    private static final class Silent implements DecodeListener {
        @Override
        public void onFlow(FlowRecord record) {
            // No data is sent.
        }

        @Override
        public void onFault(Fault fault, Datagram datagram, int templateId) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void givenGoflow2sLineThenElementsOfNoColumnAreCountedOnceAndMostFrequentFirst() {
        UnshownElements unshown = of(ShownElements.STANDARD);

        assertThat(unshown.count()).isEqualTo(2);
        assertThat(unshown.most(20)).extracting(UnshownElements.Row::name).containsExactly("flowEndReason", "natEvent");
        assertThat(unshown.most(20)).extracting(UnshownElements.Row::templates).containsExactly(2, 1);
    }

    @Test
    void givenALineOfAllThenNoneIsCounted() {
        assertThat(of(new ShownElements(Fields.STANDARD.withOthers(), Mapping.NONE, true)).count()).isZero();
    }
}
