// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.codec.wire.Wire;
import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import io.weir.journal.store.Content;
import io.weir.journal.store.CycleFile;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.DatagramForm;
import io.weir.journal.store.Envelope;
import io.weir.journal.store.Excerpts;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.Roll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cycle's file: going through it ends, whatever is in it. Then its blocks get the check sums that they lack, so that
 * what is in them is read, too: every block comes or is counted as damaged, and no record reaches beyond its block.
 */
final class JournalInput implements Input {
    /** Chronicle's mark of what is its own. */
    private static final int OWN = 1 << 30;
    private static final int HEADER = 4;
    private static final Roll ROLL = Roll.of("day");
    private static final int CYCLE = 20_000;

    private final ProtobufReader messages = new ProtobufReader();
    private final Path dir;
    private final Path file;

    JournalInput() {
        try {
            dir = Files.createTempDirectory("weir-fuzz");
            new JournalDescription(ROLL).write(dir);
            file = new CycleFiles(dir, ROLL).file(CYCLE);
            try (var made = Files.list(dir)) {
                dir.toFile().deleteOnExit();
                made.forEach(each -> each.toFile().deleteOnExit());
            }
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        byte[] mended = bytes.clone();
        mend(mended);
        Files.write(file, mended);
        int blocks = mend(mended.clone());
        try (JournalReader reader = Journal.open(dir).reader()) {
            int read = 0;
            while (reader.next()) {
                records(reader.block(), bytes.length);
                read++;
            }
            if (read + reader.damagedBlocks() != blocks) {
                throw new IllegalStateException(read + " and " + reader.damagedBlocks() + " of " + blocks + " blocks");
            }
        }
    }

    /**
     * Goes through the file, sets the check sums of its blocks in {@code bytes}, and gives how many blocks and damaged
     * stretches there are.
     */
    private int mend(byte[] bytes) throws IOException {
        int blocks = 0;
        try (CycleFile cycle = CycleFile.open(file)) {
            Excerpts excerpts = new Excerpts(cycle);
            Excerpts.Step step = excerpts.onward();
            for (; step == Excerpts.Step.BLOCK || step == Excerpts.Step.DAMAGE; step = excerpts.onward()) {
                int from = (int) excerpts.at() + HEADER;
                int end = from + excerpts.length();
                if (++blocks > bytes.length + 16 || step == Excerpts.Step.BLOCK && end > bytes.length) {
                    throw new IllegalStateException("goes on and on, or beyond the end, at " + excerpts.at());
                }
                if (step == Excerpts.Step.BLOCK) {
                    byte[] head = Arrays.copyOfRange(bytes, from, from + Envelope.LENGTH);
                    Envelope.finish(head, Envelope.records(head, 0), bytes, from + Envelope.LENGTH, end);
                    System.arraycopy(head, 0, bytes, from, head.length);
                }
            }
        }
        return blocks;
    }

    private void records(JournalBlock block, int most) {
        try {
            while (block.next()) {
                if (block.length() > most || block.record() >= block.records()) {
                    throw new AssertionError("record " + block.position() + " of " + block.length() + " bytes");
                }
                record(block);
            }
        } catch (IllegalStateException contradictsItself) {
            return;
        }
    }

    private void record(JournalBlock block) {
        if (block.content() == Content.DATAGRAMS) {
            block.hi();
            block.lo();
            block.scope();
            block.port();
            block.receivedNs();
            return;
        }
        try {
            messages.read(block.bytes(), block.offset(), block.length());
        } catch (BadMessageException refused) {
            if (refused.position() > block.offset() + block.length()) {
                throw new AssertionError("beyond the record at " + refused.position());
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int excerpts : new int[] {0, 1, 3}) {
            ByteBuffer b = head();
            for (int i = 0; i < excerpts; i++) {
                b.putInt(40).position(b.position() + 40);
            }
            seeds.add(b.array());
        }
        List<byte[]> all = new ProtobufInput().seeds();
        seeds.add(block(Content.RECORDS, 1, all.get(1)));
        byte[] datagram = new byte[DatagramForm.HEAD + 72];
        Wire.put32(datagram, 0, 72);
        seeds.add(block(Content.DATAGRAMS, 1, datagram));
        return seeds;
    }

    private static ByteBuffer head() {
        ByteBuffer b = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(OWN | 60).put((byte) 0xb9).put((byte) 6).put("header".getBytes(StandardCharsets.US_ASCII));
        return b.position(64);
    }

    /** A file with one block. */
    private static byte[] block(Content content, int records, byte[] body) {
        byte[] envelope = new byte[Envelope.LENGTH];
        Envelope.begin(envelope, 0, content, 1);
        Envelope.finish(envelope, records, body, 0, body.length);
        return head().putInt(envelope.length + body.length).put(envelope).put(body).array();
    }
}
