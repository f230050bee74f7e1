// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import io.weir.codec.frame.Layer;
import io.weir.codec.flow.RecordLoader;
import io.weir.codec.flow.Schema;
import java.util.Random;

/** Records of any columns with any values: edges of widths, odd lengths, empty and long lists. */
final class RandomRecords {
    private static final int[] LENGTHS = {0, 1, 3, 4, 4, 4, 5, 15, 16, 16, 16, 17, 127, 128, 300};

    private final Random random;
    private final RecordLoader loader = new RecordLoader();
    private final byte[] bytes = new byte[1 << 12];

    RandomRecords(long seed) {
        random = new Random(seed);
        random.nextBytes(bytes);
    }

    /** The next record; it may use the one before. */
    FlowRecord next() {
        int density = random.nextInt(101);
        loader.begin();
        for (Column column : Schema.STANDARD.columns()) {
            if (random.nextInt(100) < density) {
                fill(column);
            }
        }
        FlowRecord record = loader.finish(exporter(), bytes, 0, bytes.length);
        FlowEdit edit = new FlowEdit(record);
        for (Column column : Schema.STANDARD.columns()) {
            if (record.number(column) == 0 && column.kind() == Column.Kind.NUMBER && random.nextBoolean()) {
                edit.clear(column);
            }
        }
        return record;
    }

    private Exporter exporter() {
        return random.nextBoolean() ? new Exporter(0, Exporter.mapped(random.nextInt(3)), 0)
            : new Exporter(random.nextBoolean() ? 0xfe80L << 48 : random.nextLong(), random.nextLong(), 0);
    }

    private void fill(Column column) {
        switch (column.kind()) {
            case NUMBER -> loader.number(column.ordinal(), number(column));
            case ADDRESS -> {
                int length = LENGTHS[random.nextInt(LENGTHS.length)];
                loader.address(column.ordinal(), random.nextInt(bytes.length - length), length);
            }
            default -> items(column);
        }
    }

    private void items(Column column) {
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 200 : 5); i > 0; i--) {
            if (column.kind() == Column.Kind.NUMBERS) {
                loader.append(column.ordinal(), number(column));
            } else {
                int length = LENGTHS[random.nextInt(LENGTHS.length)];
                loader.append(column.ordinal(), random.nextInt(bytes.length - length), length);
            }
        }
    }

    private long number(Column column) {
        return column == Column.TYPE ? random.nextInt(FlowType.standard().size())
            : column == Column.LAYER_STACK ? Layer.values()[random.nextInt(Layer.values().length)].number() : wide();
    }

    /** As many bits as there may be, and the numbers on both sides of each power of two. */
    private long wide() {
        long power = 1L << random.nextInt(64);
        return switch (random.nextInt(4)) {
            case 0 -> power;
            case 1 -> power - 1;
            case 2 -> -power;
            default -> random.nextLong() >>> random.nextInt(64);
        };
    }
}
