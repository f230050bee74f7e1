// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import io.weir.engine.deliver.Encoders;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;
import io.weir.sink.Produce;
import io.weir.sink.SinkException;

/**
 * Opens the encoders of the output as the user asked for it.
 *
 * @param chosen what {@code -format} names
 * @param ofJson what sinks of JSON get
 * @param context what both are opened with
 */
record OutputEncoders(FlowFormat chosen, FlowFormat ofJson, Asked context) implements Encoders {
    /** What {@code -values}, {@code -produce} and the mapping file say. */
    record Asked(Values values, Produce produce, Fields fields) implements FormatContext {
    }

    /** Opens one of each and throws it away. */
    OutputEncoders tried() throws SinkException {
        chosen.open(context);
        ofJson.open(context);
        return this;
    }

    @Override
    public FlowEncoder format() {
        return open(chosen);
    }

    @Override
    public FlowEncoder json() {
        return open(ofJson);
    }

    private FlowEncoder open(FlowFormat format) {
        try {
            return format.open(context);
        } catch (SinkException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }
}
