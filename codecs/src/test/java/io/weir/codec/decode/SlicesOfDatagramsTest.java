// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams with more records than others should wait for, and records than a user wants. */
class SlicesOfDatagramsTest implements DecodeListener {
    private final List<String> flows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    @Override
    public void onFlow(FlowRecord record) {
        flows.add((char) record.exporter().lo() + "" + record.number(Column.PROTO));
    }

    @Override
    public void onFault(Fault fault, Datagram datagram, int templateId) {
        faults.add(fault);
    }

    private DatagramDecoder decoder(DecoderSettings settings) {
        return new DatagramDecoder(settings, new Bounds(settings), this);
    }

    private static byte[] send(DatagramDecoder to, char exporter, byte[] datagram) {
        to.decode(datagram, 0, datagram.length, 0, exporter, 0, 1, 0);
        return datagram;
    }

    private static byte[] protocols(String hex) {
        return Packet.ipfix().template(256, 4, 1).set(256, hex).bytes();
    }

    @Test
    void givenMoreRecordsThanASliceThenOthersComeInBetweenAndNoneIsLost() {
        DatagramDecoder decoder = decoder(DecoderSettings.defaults());
        decoder.slice(2);

        byte[] first = send(decoder, 'a', protocols("01 02 03 04 05"));
        Unfinished rest = decoder.takeUnfinished();
        Arrays.fill(first, (byte) 0xff);
        send(decoder, 'b', protocols("07 08"));
        assertThat(decoder.takeUnfinished()).as("two are one slice").isNull();
        assertThat(rest.left()).isEqualTo(3);
        assertThat(rest.isOf(0, 'a', 0)).isTrue();
        assertThat(rest.isOf(0, 'b', 0)).isFalse();
        assertThat(decoder.resume(rest, 2)).isFalse();
        assertThat(rest.left()).isEqualTo(1);
        assertThat(decoder.resume(rest, 2)).isTrue();

        assertThat(flows).containsExactly("a1", "a2", "b7", "b8", "a3", "a4", "a5");
        assertThat(decoder.counts().get(DecodeCounter.RECORDS)).isEqualTo(7);
        assertThat(faults).isEmpty();
    }

    @Test
    void givenManySetsThenTheOnesBehindTheSliceAreDeliveredLater() {
        DatagramDecoder decoder = decoder(DecoderSettings.defaults());
        decoder.slice(3);

        send(decoder, 'a', Packet.ipfix().template(256, 4, 1).set(256, "0102").set(256, "0304").set(256, "05").bytes());
        Unfinished rest = decoder.takeUnfinished();
        assertThat(flows).containsExactly("a1", "a2", "a3");

        assertThat(decoder.resume(rest, 10)).isTrue();
        assertThat(flows).containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void givenAnExporterThatIsForgottenMeanwhileThenItsRecordsAreStillDelivered() {
        DecoderSettings d = DecoderSettings.defaults();
        DatagramDecoder decoder = decoder(new DecoderSettings(d.values(), d.templateScope(), 2, 4, 10, 1 << 20, 1 << 20,
            1 << 20, 1 << 20, d.lateNs(), d.templatePace()));
        decoder.slice(1);

        send(decoder, 'a', protocols("01 02"));
        Unfinished rest = decoder.takeUnfinished();
        for (char other = 'b'; other < 'h'; other++) {
            send(decoder, other, protocols("09"));
        }

        assertThat(decoder.resume(rest, 1)).isTrue();
        assertThat(flows).startsWith("a1", "b9").endsWith("g9", "a2").hasSize(8);
        send(decoder, 'z', protocols("09"));
        assertThat(flows).endsWith("z9");
    }

    @Test
    void givenABoundOfOutputThenRecordsBeyondItAreDroppedAndCountedAlsoOverSlices() {
        // 4 + 1,000 bytes let 50 times as many through, which are 50 records.
        DatagramDecoder decoder = decoder(DecoderSettings.defaults().withOutputRatio(50));
        decoder.slice(20);

        send(decoder, 'a', protocols("06".repeat(1_000)));
        Unfinished rest = decoder.takeUnfinished();
        assertThat(decoder.resume(rest, 20)).isFalse();
        assertThat(decoder.resume(rest, 20)).isTrue();

        assertThat(flows).hasSize(50);
        assertThat(decoder.counts().get(DecodeCounter.RECORDS_LIMITED)).isEqualTo(950);
        assertThat(faults).containsExactly(Fault.OUTPUT_RATIO);
    }

    @Test
    void givenABoundOfOutputThenARecordOfVariableLengthCountsAsOneToo() {
        DatagramDecoder decoder = decoder(DecoderSettings.defaults().withOutputRatio(10));

        send(decoder, 'a', Packet.ipfix().template(256, 4, 65_535).set(256, "0106".repeat(498)).bytes());

        assertThat(flows).hasSize(10);
        assertThat(decoder.counts().get(DecodeCounter.RECORDS_LIMITED)).isEqualTo(488);
    }
}
