// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Turns a layout into the instructions of a {@link Binding}. */
final class BindingCompiler {
    private final Layout layout;
    private final List<Choice> choices;
    /** Whether a sampled frame may fill any column, too. */
    private final boolean framed;
    private int[] steps = new int[64];
    private int size;

    private BindingCompiler(Layout layout, List<Choice> choices) {
        this.layout = layout;
        this.choices = choices;
        this.framed = FrameElements.in(layout);
    }

    /**
     * {@code choices} are none for goflow2's values; what the user maps are the elements as they are {@code sent}, what
     * they fill by themselves is that of {@code layout}.
     */
    static int[] steps(Layout sent, Layout layout, Protocol protocol, Binder binder, List<Choice> choices) {
        boolean correct = binder.correct();
        BindingCompiler compiler = new BindingCompiler(layout, choices);
        BitSet idle = correct ? withoutLength(layout) : repeated(layout);
        for (int field = layout.scopeCount(); field < layout.fieldCount(); field++) {
            if (!idle.get(field)) {
                compiler.map(field, target(sent, field, protocol, binder.mapping()));
                compiler.bind(field, protocol, correct, false);
                compiler.choose(field);
            }
        }
        for (int field = layout.scopeCount(); correct && field < layout.fieldCount(); field++) {
            if (!idle.get(field)) {
                compiler.bind(field, protocol, true, true);
            }
        }
        return Arrays.copyOf(compiler.steps, compiler.size);
    }

    private static Mapping.Target target(Layout sent, int field, Protocol protocol, Mapping mapping) {
        return mapping.target(protocol, sent.enterprise(field), sent.id(field));
    }

    /** A field of no length has no value to give. */
    private static BitSet withoutLength(Layout layout) {
        BitSet without = new BitSet();
        for (int field = layout.scopeCount(); field < layout.fieldCount(); field++) {
            without.set(field, layout.length(field) == 0);
        }
        return without;
    }

    /**
     * Fields without length that come again later: what they store for goflow2 is stored again then. Left out, as a
     * template may have a thousand of them and its records a single byte.
     */
    private static BitSet repeated(Layout layout) {
        BitSet repeated = new BitSet();
        BitSet later = new BitSet();
        for (int field = layout.fieldCount() - 1; field >= layout.scopeCount(); field--) {
            if (layout.length(field) == 0 && layout.enterprise(field) == 0) {
                repeated.set(field, later.get(layout.id(field)));
                later.set(layout.id(field));
            }
        }
        return repeated;
    }

    /** What the user wants comes first: what the element means to Weir may replace it, as in goflow2. */
    private void map(int field, Mapping.Target target) {
        if (target == null) {
            return;
        }
        Column column = target.column();
        int length = layout.length(field);
        if (!column.kind().isNumeric()) {
            add(Step.MAPPED_BYTES, column, field);
        } else if (column.kind() == Column.Kind.NUMBER && !target.littleEndian()) {
            add(sized(Step.NUMBER, column, length), column, field);
        } else {
            add(sized(target.littleEndian() ? Step.MAPPED_LITTLE_ENDIAN : Step.MAPPED_NUMBER, column, length), column,
                field);
        }
    }

    /** {@code last}: what counts where nothing else filled the column comes when all else was read. */
    private void bind(int field, Protocol protocol, boolean correct, boolean last) {
        for (BindingTable.Row row : BindingTable.STANDARD.rows(layout.enterprise(field), layout.id(field))) {
            if (row.step().isLast() == last && row.applies(protocol, correct) && !isChosen(row.column())) {
                add(sized(row.step(), row.column(), layout.length(field)), row.column(), field);
            }
        }
    }

    private boolean isChosen(Column column) {
        return choices.stream().anyMatch(each -> each.column() == column);
    }

    /** Fills the columns whose last field this is. */
    private void choose(int field) {
        for (Choice choice : choices) {
            if (choice.end() == field) {
                boolean plain = choice.isPlain() && !framed;
                for (Choice.Candidate each : choice.worstFirst()) {
                    Step step = each.step() == Step.NUMBER && !plain ? Step.CHOICE : each.step();
                    add(sized(step, choice.column(), layout.length(each.field())), choice.column(), each.field());
                }
            }
        }
    }

    private static Step sized(Step step, Column column, int length) {
        if (step.isNumeric() && length > 8 && length != Layout.VARIABLE) {
            return Step.TOO_WIDE;
        }
        if (step != Step.NUMBER && !(step == Step.TCP_FLAGS && length == 1)) {
            return step;
        }
        return switch (length) {
            case 1 -> Step.NUMBER_8;
            case 2 -> Step.NUMBER_16;
            case 4 -> Step.NUMBER_32;
            case 8 -> column.bits() == 64 ? Step.NUMBER_64 : Step.NUMBER;
            default -> Step.NUMBER;
        };
    }

    private void add(Step step, Column column, int field) {
        if (size + Binding.STRIDE > steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[size++] = step.ordinal();
        steps[size++] = column.ordinal();
        steps[size++] = layout.offset(field);
        steps[size++] = layout.span(field) << 16 | layout.length(field);
    }
}
