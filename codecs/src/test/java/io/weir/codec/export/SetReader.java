// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plain reader of v9 and IPFIX sets, written from the RFCs: shares nothing with the writers but {@link Wire}. */
final class SetReader {
    /** A field of a template. */
    record Field(int enterprise, int id, int length) {
    }

    /** A data record: its template and a value per field. */
    record Data(int templateId, List<Field> fields, List<byte[]> values) {
    }

    final Map<Integer, List<Field>> templates = new HashMap<>();
    final List<Data> flows = new ArrayList<>();
    final List<Data> options = new ArrayList<>();
    int templateRecords;
    private final Map<Integer, Boolean> isOptions = new HashMap<>();
    private final boolean ipfix;

    SetReader(boolean ipfix) {
        this.ipfix = ipfix;
    }

    void read(byte[] b, int from, int end) {
        int at = from;
        while (at < end) {
            int id = Wire.u16(b, at);
            int next = at + Wire.u16(b, at + 2);
            if (next > end || next < at + 4) {
                throw new AssertionError("set of " + (next - at) + " bytes where " + (end - at) + " are left");
            }
            set(b, id, at + 4, next);
            at = next;
        }
    }

    private void set(byte[] b, int id, int from, int end) {
        if (id == (ipfix ? 2 : 0)) {
            templates(b, from, end, false);
        } else if (id == (ipfix ? 3 : 1)) {
            templates(b, from, end, true);
        } else {
            data(b, id, from, end);
        }
    }

    private void templates(byte[] b, int from, int end, boolean ofOptions) {
        int at = from;
        while (at + 4 <= end) {
            int id = Wire.u16(b, at);
            int count = Wire.u16(b, at + 2);
            int start = at + (ofOptions ? 6 : 4);
            if (ofOptions && !ipfix) {
                count = (count + Wire.u16(b, at + 4)) / 4;
            }
            at = template(b, start, id, count);
            isOptions.put(id, ofOptions);
            templateRecords++;
        }
    }

    private int template(byte[] b, int from, int id, int count) {
        List<Field> fields = new ArrayList<>();
        int at = from;
        for (int i = 0; i < count; i++) {
            int element = Wire.u16(b, at);
            boolean foreign = ipfix && element >= 0x8000;
            int enterprise = foreign ? Wire.i32(b, at + 4) : 0;
            fields.add(new Field(enterprise, foreign ? element & 0x7fff : element, Wire.u16(b, at + 2)));
            at += foreign ? 8 : 4;
        }
        templates.put(id, fields);
        return at;
    }

    private void data(byte[] b, int id, int from, int end) {
        List<Field> fields = templates.get(id);
        if (fields == null) {
            throw new AssertionError("no template " + id);
        }
        int at = from;
        while (end - at > 3) {
            List<byte[]> values = new ArrayList<>();
            for (Field field : fields) {
                int length = field.length();
                if (length == 65_535) {
                    length = Wire.u8(b, at++);
                    if (length == 255) {
                        length = Wire.u16(b, at);
                        at += 2;
                    }
                }
                values.add(Arrays.copyOfRange(b, at, at + length));
                at += length;
            }
            (isOptions.get(id) ? options : flows).add(new Data(id, fields, values));
        }
    }
}
