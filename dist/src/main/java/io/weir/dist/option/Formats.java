// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.Values;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.FlagType;
import io.weir.sink.FlowEncoder;
import java.util.function.Function;

/** The formats that {@code -format} names. */
final class Formats {
    /** As help and errors list them. */
    static final String ALLOWED = "json, bin";
    static final FlagType<Function<Values, FlowEncoder>> TYPE = new FlagType<>("FORMAT", Formats::encoder);

    private Formats() {
    }

    private static Function<Values, FlowEncoder> encoder(String name) throws BadValueException {
        return switch (name) {
            case "json" -> values -> new JsonEncoder(values == Values.CORRECT)::encode;
            case "bin" -> values -> new ProtobufEncoder(values == Values.CORRECT)::encodeDelimited;
            case "text" -> throw new BadValueException("text is not there yet; allowed: " + ALLOWED);
            default -> throw new BadValueException("allowed: " + ALLOWED);
        };
    }
}
