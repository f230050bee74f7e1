// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.format;

import com.google.auto.service.AutoService;
import io.weir.codec.Values;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.raw.RawText;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;
import io.weir.sink.Produce;
import io.weir.sink.SinkFactory;
import java.util.Set;

/** goflow2's text, {@code name=value} each: {@code -format=text}. */
@AutoService(FlowFormat.class)
public final class TextFormat implements FlowFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public int spiVersion() {
        return SinkFactory.SPI_VERSION;
    }

    @Override
    public String description() {
        return "goflow2's text, name=value each";
    }

    @Override
    public String contentType() {
        return "text/plain";
    }

    @Override
    public Set<Produce> produces() {
        return Set.of(Produce.SAMPLE, Produce.RAW);
    }

    @Override
    public FlowEncoder open(FormatContext context) {
        boolean correct = context.values() == Values.CORRECT;
        return context.produce() == Produce.RAW ? new DatagramEncoder(RawText::encode)
            : new JsonEncoder(context.fields(), Syntax.TEXT, correct)::encode;
    }
}
