// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an options layout gives names, and for which records they hold: for those of its domain, or of all domains of
 * the device. A layout with a scope that no flow record can be told to be in gives none. Immutable.
 */
public final class NameFields {
    /** RFC 3954 section 6.1. */
    private static final int V9_SYSTEM = 1;
    private static final int V9_INTERFACE = 2;
    private static final int EXPORTER_IPV4 = 130;
    private static final int EXPORTER_IPV6 = 131;
    private static final int METERING_PROCESS = 143;
    private static final int EXPORTING_PROCESS = 144;
    private static final int DOMAIN = 149;
    private static final int NONE = -1;

    private final Layout layout;
    private final List<Given> names;
    private boolean fit = true;
    private boolean system;
    private NameKey scopeKey;
    private int scopeField = NONE;
    private int exporterField = NONE;
    private int domainField = NONE;

    /**
     * A name in a record.
     *
     * @param kind what it is
     * @param keyField the field of the number that it is of; -1 where there is none
     * @param field its own
     */
    public record Given(NameKind kind, int keyField, int field) {
        /** The key of what a record names, {@link Names#NO_KEY} for none. */
        public long key(FlowRecord record) {
            return keyField < 0 ? 0 : Names.key(kind.key(), record.datagram().bytes(),
                record.elementOffset(keyField), record.elementLength(keyField));
        }
    }

    private NameFields(Layout layout, boolean enterprises) {
        this.layout = layout;
        for (int i = 0; i < layout.scopeCount(); i++) {
            if (enterprises) {
                scope(i);
            } else {
                scopeOfV9(i);
            }
        }
        names = new ArrayList<>();
        for (NameKind kind : NameKind.values()) {
            int field = kind.field(layout);
            int keyField = scopeKey == null ? keyField(kind.key()) : scopeKey == kind.key() ? scopeField : NONE;
            if (field >= 0 && (keyField >= 0 || kind.key() == NameKey.DOMAIN && scopeKey == null)) {
                names.add(new Given(kind, keyField, field));
            }
        }
    }

    /**
     * Those of a layout; null if it gives no names.
     *
     * @param enterprises whether scopes are elements, as in IPFIX; in v9 they have numbers of their own
     */
    public static NameFields of(Layout layout, boolean enterprises) {
        NameFields fields = new NameFields(layout, enterprises);
        return fields.names.isEmpty() ? null : fields;
    }

    private void scopeOfV9(int i) {
        if (layout.id(i) == V9_INTERFACE) {
            key(NameKey.INTERFACE, i);
        } else {
            fit &= layout.id(i) == V9_SYSTEM;
            system |= layout.id(i) == V9_SYSTEM;
        }
    }

    private void scope(int i) {
        NameKey key = layout.enterprise(i) == 0 ? NameKey.of(layout.id(i)) : null;
        if (key != null) {
            key(key, i);
        } else if (layout.enterprise(i) != 0) {
            fit = false;
        } else {
            switch (layout.id(i)) {
                case EXPORTER_IPV4, EXPORTER_IPV6 -> exporterField = once(exporterField, i);
                case DOMAIN -> domainField = once(domainField, i);
                case METERING_PROCESS, EXPORTING_PROCESS -> { }
                default -> fit = false;
            }
        }
    }

    private int once(int before, int now) {
        fit &= before == NONE;
        return now;
    }

    /** Names of one thing within another are not looked for. */
    private void key(NameKey key, int i) {
        fit &= scopeKey == null;
        scopeKey = key;
        scopeField = i;
    }

    /** The field of a number behind the scopes. Of two, which it is of cannot be told, but for samplers: the newer. */
    private int keyField(NameKey key) {
        int[] fields = key.elements().stream().mapToInt(id -> layout.indexOf(0, id)).filter(i -> i >= 0).toArray();
        return fields.length == 1 || fields.length > 1 && key == NameKey.SAMPLER ? fields[0] : NONE;
    }

    /** The names in each record. */
    public List<Given> names() {
        return names;
    }

    /** Whether the names of a record hold for flow records, of its domain at least. */
    public boolean holds(FlowRecord record) {
        return fit && (domainField < 0 || isOwn(record.elementNumber(domainField), record.datagram().domain()))
            && (exporterField < 0 || isExporter(record));
    }

    /** IANA: 0 says that no domain is meant. */
    private static boolean isOwn(long domain, long own) {
        return domain == own || domain == 0;
    }

    private boolean isExporter(FlowRecord record) {
        byte[] own = record.exporter().address();
        int at = record.elementOffset(exporterField);
        return Arrays.equals(own, 0, own.length, record.datagram().bytes(), at,
            at + record.elementLength(exporterField));
    }

    /**
     * Whether the names of a record that {@link #holds} hold for all domains of its device: its scope is the system or
     * the exporter, or its datagram is of no domain, RFC 7011 section 3.1.
     */
    public boolean isWide(FlowRecord record) {
        boolean ofAny = domainField < 0 || record.elementNumber(domainField) == 0;
        return ofAny && (system || exporterField >= 0 || isOfNoDomain(record));
    }

    private static boolean isOfNoDomain(FlowRecord record) {
        return record.datagram().domain() == 0 && record.datagram().protocol().hasEnterprises();
    }

    /** The bytes of a name in a record: up to the first zero, which ends it in a field of fixed length. */
    public static int length(FlowRecord record, Given name) {
        byte[] bytes = record.datagram().bytes();
        int start = record.elementOffset(name.field());
        int length = 0;
        while (length < record.elementLength(name.field()) && Wire.u8(bytes, start + length) != 0) {
            length++;
        }
        return length;
    }
}
