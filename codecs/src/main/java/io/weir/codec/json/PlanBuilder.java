// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.ElementType;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.template.Layout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a {@link RenderPlan}: field by field, text and steps. One thread. */
final class PlanBuilder {
    /** Behind the name of an element: the name of its value. */
    private static final String NAME = "Name";

    final Fields fields;
    final ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
    final List<RenderPlan.Sized> sized = new ArrayList<>();
    int[] steps;
    int size;
    int pieceStart;
    private final Syntax syntax;
    private final long[] presence;
    /** Null if a line has none. */
    private final LayoutElements elements;
    private final Layout layout;
    private boolean first = true;

    /** For records like {@code record} with the columns of {@code presence}. */
    PlanBuilder(Fields fields, Syntax syntax, boolean correct, FlowRecord record, long... presence) {
        this.fields = fields;
        this.syntax = syntax;
        this.presence = presence;
        this.layout = record.layout();
        this.elements = fields.hasElements() ? new LayoutElements(record, fields, correct) : null;
        this.steps = new int[fields.all().size() * RenderPlan.STRIDE];
    }

    RenderPlan build() {
        write(syntax.opening());
        for (int i = 0; i < fields.all().size(); i++) {
            field(fields.all().get(i), i);
        }
        if (elements != null) {
            elements.others().forEach(this::other);
        }
        if (fields.hasJoins()) {
            for (Join each : Join.values()) {
                join(each);
            }
        }
        write(syntax.closing());
        return new RenderPlan(this);
    }

    private void field(Fields.Field field, int index) {
        if (field.isElement()) {
            LayoutElements.Named selected = elements.selected(field);
            if (field.form() == Form.ELEMENT) {
                element(selected);
            } else {
                name(field.label(), selected);
            }
            return;
        }
        boolean present = isPresent(field);
        if (!present && field.absent() == null) {
            return;
        }
        byte[] label = fields.label(syntax, index);
        int separator = first ? syntax.separator().length() : 0;
        text.write(label, separator, label.length - separator);
        first = false;
        String quote = field.isList() || !field.form().isText() ? "" : syntax.quote();
        write(field.isList() ? "[" : quote);
        if (present) {
            value(field);
        } else {
            write(field.absent());
        }
        write(field.isList() ? "]" : quote);
    }

    private void label(String label) {
        write((first ? "" : syntax.separator()) + syntax.label(label));
        first = false;
    }

    private boolean isPresent(Fields.Field field) {
        return switch (field.form()) {
            case SRC_NET -> has(Column.SRC_ADDR);
            case DST_NET -> has(Column.DST_ADDR);
            default -> field.column() == null || has(field.column());
        };
    }

    private boolean has(Column column) {
        return (presence[column.word()] & column.bit()) != 0;
    }

    private void value(Fields.Field field) {
        Form form = field.form();
        int factor = form == Form.HEX ? 2 : form == Form.STRING ? Strings.MOST : 0;
        if (field.isList() || factor > 0) {
            sized.add(new RenderPlan.SizedColumn(field.column(), factor));
        }
        step(field.isList() ? Form.LIST.ordinal() | form.ordinal() << RenderPlan.ITEM_SHIFT : form.ordinal(),
            field.column() == null ? 0 : field.column().ordinal());
    }

    private void element(LayoutElements.Named named) {
        int[] all = named.fields();
        if (all.length == 0) {
            return;
        }
        label(named.label());
        write(all.length > 1 ? "[" : "");
        for (int i = 0; i < all.length; i++) {
            write(i > 0 ? "," : "");
            ElementForm form = ElementForm.of(named.element(), layout.length(all[i]));
            ElementType type = named.element() == null ? ElementType.OCTET_ARRAY : named.element().type();
            if (form == ElementForm.LIST) {
                sized.add(new RenderPlan.SizedList(type, all[i]));
            } else if (form.factor() > 0) {
                sized.add(new RenderPlan.SizedElement(all[i], form.factor()));
            }
            String quote = form.isText() ? syntax.quote() : "";
            write(quote);
            step(Form.ELEMENT.ordinal() | ElementWriter.form(form, type) << RenderPlan.ITEM_SHIFT, all[i]);
            write(quote);
        }
        write(all.length > 1 ? "]" : "");
    }

    private void other(LayoutElements.Named named) {
        element(named);
        name(named.label() + NAME, named);
    }

    /** Of a number that means something what it means. */
    private void name(String label, LayoutElements.Named named) {
        boolean one = ValueTexts.has(named.element()) && named.fields().length == 1;
        int field = one ? named.fields()[0] : 0;
        if (one && ElementForm.of(named.element(), layout.length(field)) == ElementForm.UNSIGNED) {
            label(label);
            write(syntax.quote());
            step(Form.ELEMENT.ordinal() | ElementWriter.nameForm(named.element()) << RenderPlan.ITEM_SHIFT, field);
            write(syntax.quote());
        }
    }

    private void join(Join join) {
        int field = join.isOfField() ? join.field(layout) : Join.NO_FIELD;
        if (join.column() != null ? has(join.column()) : field >= 0 || !join.isOfField()) {
            sized.add(new RenderPlan.SizedJoin(join, field));
            step(Form.JOIN.ordinal() | join.ordinal() << RenderPlan.ITEM_SHIFT, field);
        }
    }

    private void step(int form, int of) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size + RenderPlan.STRIDE);
        }
        steps[size++] = form;
        steps[size++] = of;
        steps[size++] = pieceStart;
        steps[size++] = text.size() - pieceStart;
        pieceStart = text.size();
    }

    private void write(String piece) {
        text.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
    }
}
