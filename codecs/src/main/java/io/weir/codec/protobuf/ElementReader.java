// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.ElementType;
import io.weir.codec.element.Enterprises;
import io.weir.codec.flow.RecordLoader;
import io.weir.codec.seeded.SeededMap;
import io.weir.codec.template.Layout;

/** Reads what {@link ElementFields} writes. One thread; allocates only for elements not seen before. */
final class ElementReader {
    /** Fields remembered; a message may name any. */
    private static final int MAX_KNOWN = 4096;
    private static final long[] ENTERPRISES = Enterprises.all().stream().mapToLong(each -> each.number()).toArray();

    private final SeededMap<Known> known = new SeededMap<>();
    private final RecordLoader loader;

    private record Known(long enterprise, int id, ElementType type) {
    }

    ElementReader(RecordLoader loader) {
        this.loader = loader;
    }

    /** Whether a field is an element's. */
    static boolean reads(int tag) {
        return tag >>> 3 >= ElementFields.OTHER;
    }

    /** Reads the value of the field with that tag. */
    void field(int tag, byte[] from, Cursor in) throws BadMessageException {
        int number = tag >>> 3;
        if (number == ElementFields.OTHER && (tag & 7) == Fields.LENGTH_DELIMITED) {
            other(from, in);
            return;
        }
        Known element = known.get(number);
        if (element == null) {
            element = find(number);
        }
        if (element == null) {
            in.skip(tag);
            return;
        }
        switch (tag & 7) {
            case Fields.VARINT -> number(element, in.varint());
            case Fields.FIXED_64 -> real(element, from, in);
            case Fields.LENGTH_DELIMITED -> bytes(element, from, in);
            default -> in.skip(tag);
        }
    }

    private Known find(int number) {
        int index = number / ElementFields.ENTERPRISE - 1;
        if (index < 0 || index >= ENTERPRISES.length) {
            return null;
        }
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        int id = number % ElementFields.ENTERPRISE;
        Known found = new Known(ENTERPRISES[index], id,
            ElementFields.type(ElementRegistry.find(ENTERPRISES[index], id)));
        known.put(number, found);
        return found;
    }

    private void number(Known element, long value) {
        boolean signed = FieldForm.of(element.type()) == FieldForm.SINT64;
        loader.element(element.enterprise(), element.id(), signed ? value >>> 1 ^ -(value & 1) : value);
    }

    private void real(Known element, byte[] from, Cursor in) throws BadMessageException {
        int at = in.position();
        in.advance(8);
        long bits = 0;
        for (int i = 7; i >= 0; i--) {
            bits = bits << 8 | from[at + i] & 0xff;
        }
        loader.element(element.enterprise(), element.id(), Double.longBitsToDouble(bits));
    }

    private void bytes(Known element, byte[] from, Cursor in) throws BadMessageException {
        int length = in.length();
        int at = in.position();
        in.advance(length);
        boolean fixed = switch (element.type()) {
            case MAC_ADDRESS -> length == 6;
            case IPV4_ADDRESS, IPV6_ADDRESS -> length == 4 || length == 16;
            default -> false;
        };
        loader.element(element.enterprise(), element.id(), from, at, length, fixed ? length : Layout.VARIABLE);
    }

    private void other(byte[] from, Cursor in) throws BadMessageException {
        int end = in.length() + in.position();
        long enterprise = 0;
        int id = 0;
        int at = end;
        int length = 0;
        while (in.position() < end) {
            int tag = in.tag();
            switch (tag) {
                case ElementFields.OTHER_ENTERPRISE << 3 -> enterprise = in.varint() & 0xffff_ffffL;
                case ElementFields.OTHER_ID << 3 -> id = (int) in.varint() & 0xffff;
                case ElementFields.OTHER_VALUE << 3 | Fields.LENGTH_DELIMITED -> {
                    length = in.length();
                    at = in.position();
                    in.advance(length);
                }
                default -> in.skip(tag);
            }
        }
        if (in.position() > end) {
            throw in.bad("an element goes beyond its message");
        }
        loader.element(enterprise, id, from, at, length, Layout.VARIABLE);
    }
}
