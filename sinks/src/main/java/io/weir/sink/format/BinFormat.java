// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.format;

import com.google.auto.service.AutoService;
import io.weir.codec.Values;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;
import io.weir.sink.SinkFactory;

/** goflow2's protobuf message, its length in front: {@code -format=bin}. */
@AutoService(FlowFormat.class)
public final class BinFormat implements FlowFormat {
    @Override
    public String name() {
        return "bin";
    }

    @Override
    public int spiVersion() {
        return SinkFactory.SPI_VERSION;
    }

    @Override
    public String description() {
        return "goflow2's protobuf message, its length in front";
    }

    @Override
    public String contentType() {
        return "application/x-protobuf";
    }

    @Override
    public FlowEncoder open(FormatContext context) {
        return ProtobufEncoder.of(context.fields(), context.values() == Values.CORRECT)::encodeDelimited;
    }
}
