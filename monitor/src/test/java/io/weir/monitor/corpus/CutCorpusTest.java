// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real datagrams, cut and flipped: no exception leaves the decoder, and it ends. */
@Timeout(300)
class CutCorpusTest {
    private static final int THOROUGH = Integer.getInteger("weir.thorough", 1);
    private static final int FLIPS_PER_DATAGRAM = 20 * THOROUGH;
    /** Of a datagram, each so-manieth cut; other ones of the next datagram. */
    private static final int STEP = Math.max(1, 11 - THOROUGH);

    private final DecoderSettings settings = DecoderSettings.defaults();
    private final JsonEncoder json = new JsonEncoder();
    private final byte[] room = new byte[1 << 20];
    private int datagrams;
    private final DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
        @Override
        public void onFlow(FlowRecord record) {
            json.encode(record, room, 0, room.length);
        }
    });

    @Test
    void givenEveryDatagramOfTheCorpusCutAnywhereThenTheDecoderGoesOn() throws IOException {
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            read(capture, (bytes, at, length, hi, lo, port, to, ns) -> {
                for (int cut = datagrams++ % STEP; cut <= length; cut += STEP) {
                    decoder.decode(bytes, at, cut, hi, lo, 0, port, ns);
                }
            });
        }

        assertThat(decoder.counts().get(DecodeCounter.DATAGRAMS_MALFORMED)).isPositive();
    }

    @Test
    void givenEveryDatagramOfTheCorpusWithFlippedBitsThenTheDecoderGoesOn() throws IOException {
        Random random = new Random(20_261_122L);
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            read(capture, (bytes, at, length, hi, lo, port, to, ns) -> {
                for (int i = 0; i < FLIPS_PER_DATAGRAM; i++) {
                    byte[] flipped = java.util.Arrays.copyOfRange(bytes, at, at + length);
                    flipped[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                    flipped[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                    decoder.decode(flipped, 0, length, hi, lo, 0, port, ns);
                }
            });
        }

        assertThat(decoder.counts().get(DecodeCounter.RECORDS)).isPositive();
    }

    private static void read(Corpus.Capture capture, io.weir.capture.DatagramConsumer consumer)
        throws IOException {
        try (InputStream in = Files.newInputStream(capture.file())) {
            new PcapReader(consumer, new CaptureCounts()).read(in, capture.name());
        }
    }
}
