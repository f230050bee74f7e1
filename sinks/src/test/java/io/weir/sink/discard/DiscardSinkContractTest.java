// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.discard;

import io.weir.sink.SinkFactory;
import io.weir.sink.contract.SinkContractTest;

class DiscardSinkContractTest extends SinkContractTest {
    @Override
    protected SinkFactory factory() {
        return new DiscardSinkFactory();
    }
}
