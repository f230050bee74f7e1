// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.json.JsonEncoder;
import io.weir.sink.FlowEncoder;

/** Makes the encoders that lanes ask for, a new one at each call; any worker's thread. */
@FunctionalInterface
public interface Encoders {
    /** One of the format that {@code -format} names. */
    FlowEncoder format();

    /** One of goflow2's JSON, of what the user wants printed; by default flows with the right values. */
    default FlowEncoder json() {
        return new JsonEncoder(true)::encode;
    }
}
