// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowStage;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import org.junit.jupiter.api.Test;

class ProtocolFilterTest {
    private static FlowStage stage(int protocol) throws SinkException {
        return new ProtocolFilterFactory().create(new SinkContext() {
            @Override
            public String name() {
                return "only-protocol";
            }

            @Override
            public <T extends Record> T settings(Class<T> type) {
                return type.cast(new ProtocolFilterFactory.Settings(protocol));
            }
        });
    }

    @Test
    void keepsOnlyItsProtocol() throws Exception {
        FlowEdit edit = new FlowEdit(new FlowRecord());

        edit.set(Column.PROTO, 17);
        assertThat(stage(17).apply(edit)).isTrue();

        edit.set(Column.PROTO, 6);
        assertThat(stage(17).apply(edit)).isFalse();
    }

    @Test
    void numberThatIsNoProtocolIsRefused() {
        assertThatThrownBy(() -> stage(256)).isInstanceOf(SinkException.class).hasMessageContaining("0 to 255");
    }
}
