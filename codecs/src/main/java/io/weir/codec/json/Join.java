// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.NameKey;
import io.weir.codec.flow.NameKind;
import io.weir.codec.flow.Names;
import io.weir.codec.template.Layout;

/** A name that options data gives to a number that a flow record has: what a line calls it, and where the number is. */
enum Join {
    /** Of the interface that flows came in by. */
    IN_IF_NAME("in_if_name", NameKind.INTERFACE_NAME, Column.IN_IF),
    /** Its description. */
    IN_IF_DESCRIPTION("in_if_description", NameKind.INTERFACE_DESCRIPTION, Column.IN_IF),
    /** Of the interface that flows left by. */
    OUT_IF_NAME("out_if_name", NameKind.INTERFACE_NAME, Column.OUT_IF),
    /** Its description. */
    OUT_IF_DESCRIPTION("out_if_description", NameKind.INTERFACE_DESCRIPTION, Column.OUT_IF),
    /** Of the application. */
    APPLICATION_NAME("application_name", NameKind.APPLICATION_NAME),
    /** Its description. */
    APPLICATION_DESCRIPTION("application_description", NameKind.APPLICATION_DESCRIPTION),
    /** Its category. */
    APPLICATION_CATEGORY("application_category", NameKind.APPLICATION_CATEGORY),
    /** Its category within that. */
    APPLICATION_SUB_CATEGORY("application_sub_category", NameKind.APPLICATION_SUB_CATEGORY),
    /** The applications that it belongs to. */
    APPLICATION_GROUP("application_group", NameKind.APPLICATION_GROUP),
    /** Whether it is one between equals. */
    APPLICATION_P2P("application_p2p", NameKind.APPLICATION_P2P),
    /** Whether it carries others. */
    APPLICATION_TUNNEL("application_tunnel", NameKind.APPLICATION_TUNNEL),
    /** Whether it is encrypted. */
    APPLICATION_ENCRYPTED("application_encrypted", NameKind.APPLICATION_ENCRYPTED),
    /** Of the VRF that flows came in by. */
    INGRESS_VRF_NAME("ingress_vrf_name", NameKind.VRF_NAME, 234),
    /** Of the VRF that flows left by. */
    EGRESS_VRF_NAME("egress_vrf_name", NameKind.VRF_NAME, 235),
    /** Of the sampler. */
    SAMPLER_NAME("sampler_name", NameKind.SAMPLER_NAME),
    /** Of the class of traffic. */
    CLASS_NAME("class_name", NameKind.CLASS_NAME),
    /** Of the observation domain. */
    OBSERVATION_DOMAIN_NAME("observation_domain_name", NameKind.DOMAIN_NAME);

    /** The number is that of a column, or there is none. */
    static final int NO_FIELD = -1;
    private static final Join[] ALL = values();
    private static final int NONE = -1;

    private final String label;
    private final NameKind kind;
    private final Column column;
    private final int element;

    Join(String label, NameKind kind) {
        this(label, kind, null, NONE);
    }

    Join(String label, NameKind kind, Column column) {
        this(label, kind, column, NONE);
    }

    Join(String label, NameKind kind, int element) {
        this(label, kind, null, element);
    }

    Join(String label, NameKind kind, Column column, int element) {
        this.label = label;
        this.kind = kind;
        this.column = column;
        this.element = element;
    }

    static Join at(int ordinal) {
        return ALL[ordinal];
    }

    String label() {
        return label;
    }

    /** The column with the number; null for none. */
    Column column() {
        return column;
    }

    /** Whether the number is in a field of a layout, so that {@link #field} has to find one. */
    boolean isOfField() {
        return column == null && kind.key() != NameKey.DOMAIN;
    }

    /** The field of a layout with the number; {@link #NO_FIELD} if it has none. */
    int field(Layout layout) {
        int found = NO_FIELD;
        for (int id : kind.key().elements()) {
            found = found < 0 && (element == NONE || element == id) ? layout.indexOf(0, id) : found;
        }
        return found;
    }

    /** The name that goes with a record; null if it is not known. */
    byte[] of(FlowRecord record, int field) {
        long key = column != null ? record.number(column) : field < 0 ? 0 : Names.key(kind.key(),
            record.elementArray(), record.elementOffset(field), record.elementLength(field));
        return key == Names.NO_KEY ? null : record.names().find(kind, key);
    }
}
