// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.Binding;
import io.weir.codec.flow.NameFields;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.flow.SamplingFields;
import io.weir.codec.flow.TypeFields;
import io.weir.codec.template.Layout;
import java.util.Arrays;

/** A template as one source port defined it. All but the marks of its use is final. */
public final class Template implements RecordSource {
    /** What a template costs besides its fields, bytes: its objects, as others see it too, and entries of maps. */
    private static final int OVERHEAD_BYTES = 472;
    /** What a field costs besides its bytes as sent. */
    private static final int FIELD_BYTES = 32;

    private final int id;
    private final Definition definition;
    long lastUsedNs;
    boolean used;
    /** Whether it is of before a restart, and its exporter has not sent it again. */
    private boolean unconfirmed;
    /** As other threads see it; null until it is stored. */
    KnownTemplate known;

    Template(int id, Definition definition) {
        this.id = id;
        this.definition = definition;
    }

    /** Template number, 256 to 65,535. */
    @Override
    public int id() {
        return id;
    }

    /** Whether its records are options data. */
    @Override
    public boolean isOptions() {
        return definition.options();
    }

    /** The fields. */
    @Override
    public Layout layout() {
        return definition.layout();
    }

    /** How its records fill columns; null for options. */
    @Override
    public Binding binding() {
        return definition.binding();
    }

    /** What its options records say of sampling; null for nothing. */
    public SamplingFields sampling() {
        return definition.sampling();
    }

    /** Whether its flow records carry their own sampling rate. */
    boolean hasOwnRate() {
        SamplingFields own = isOptions() ? null : SamplingFields.of(layout(), false);
        return own != null && own.hasRate();
    }

    /** Which names its options records give; null for none. */
    public NameFields names() {
        return definition.names();
    }

    /** What its options records say of elements; null for nothing. */
    public TypeFields types() {
        return definition.types();
    }

    /** The field of systemInitTimeMilliseconds, -1 for none. */
    public int initField() {
        return definition.initField();
    }

    /** Marks that it gave a record: it outlives templates that never did. */
    @Override
    public void use() {
        used = true;
    }

    /** Whether it is of before a restart, and its exporter has not sent it again: its data must fit to the byte. */
    public boolean isUnconfirmed() {
        return unconfirmed;
    }

    /** Marks it, also for others to see; it is stored. */
    void unconfirmed(boolean now) {
        unconfirmed = now;
        known.unconfirmed(now);
    }

    /** What it says. */
    Definition definition() {
        return definition;
    }

    /** Whether the definition is the same to the byte. */
    boolean matches(boolean options, byte[] bytes, int from, int to) {
        byte[] own = definition.bytes();
        return options == definition.options() && Arrays.equals(own, 0, own.length, bytes, from, to);
    }

    /** Memory it is counted with. */
    int bytes() {
        return bytes(definition);
    }

    static int bytes(Definition definition) {
        int bound = definition.binding() == null ? 0 : definition.binding().extraBytes();
        return OVERHEAD_BYTES + FIELD_BYTES * definition.layout().fieldCount() + definition.bytes().length + bound;
    }
}
