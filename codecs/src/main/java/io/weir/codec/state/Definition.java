// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.Binder;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.NameFields;
import io.weir.codec.flow.SamplingFields;
import io.weir.codec.flow.TypeFields;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * What a template says, whoever sent it under whatever number: shared by all with the same bytes. Immutable.
 *
 * @param options whether its records are options data
 * @param bytes the definition as sent, from behind the template number
 * @param layout the fields
 * @param binding how records fill columns; null for options
 * @param sampling what options records say of sampling; null for nothing
 * @param names which names options records give; null for none
 * @param initField field of systemInitTimeMilliseconds, -1 for none
 * @param types what options records say of elements; null for nothing
 */
record Definition(
    boolean options, byte[] bytes, Layout layout, Binding binding, SamplingFields sampling,
    NameFields names, int initField, TypeFields types) {
    private static final int SYSTEM_INIT = 160;

    static Definition of(Protocol protocol, boolean options, byte[] bytes, Layout layout, Binder binder,
        boolean names) {
        return new Definition(options, bytes, layout,
            options ? null : binder.of(layout, protocol),
            options ? SamplingFields.of(layout, protocol.hasEnterprises()) : null,
            options && names ? NameFields.of(layout, protocol.hasEnterprises()) : null,
            layout.indexOf(0, SYSTEM_INIT),
            options && protocol.hasEnterprises() ? TypeFields.of(layout) : null);
    }
}
