// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.sink.SinkTrouble;
import io.weir.sink.WhenFull;
import org.junit.jupiter.api.Test;

class SinkTroubleTest {
    private SinkTrouble own = SinkTrouble.NONE;
    private final FaultLog calls = new FaultLog("sink a", System::nanoTime);
    private final Collecting sink = new Collecting() {
        @Override
        public SinkTrouble trouble() {
            return own;
        }
    };

    private SinkStatus status() {
        return SinkStatus.of(new SinkSpec("a", sink, WhenFull.DROP, OnError.RETRY), sink, calls, false);
    }

    @Test
    void whatASinkComplainsOfItselfIsInItsStatusUntilItIsOver() {
        assertThat(status().failing()).isFalse();
        assertThat(status().lastErrorMs()).isZero();

        own = own.with(true, "http://a refuses connections", 1_000).with(true, "http://a is silent", 3_000);

        assertThat(status().failing()).isTrue();
        assertThat(status().takes()).isFalse();
        assertThat(status().lastError()).isEqualTo("http://a is silent");
        assertThat(status().firstErrorMs()).isEqualTo(1_000);
        assertThat(status().lastErrorMs()).isEqualTo(3_000);
        assertThat(status().errors()).isEqualTo(2);

        own = own.over();

        assertThat(status().failing()).isFalse();
        assertThat(status().lastError()).isEqualTo("http://a is silent");
    }

    @Test
    void whatASinkIsGivenIsSafeIfItTakesItOrASpoolHasRoom() {
        assertThat(status().isSafe()).isTrue();
        assertThat(status().withLosing(true).isSafe()).isFalse();
        assertThat(status().withLosing(true).whyUnsafe()).startsWith("loses records");

        own = own.with(true, "http://a is silent", 3_000);

        assertThat(status().isSafe()).isFalse();
        assertThat(status().whyUnsafe()).isEqualTo("fails: http://a is silent");
        assertThat(spooled(false).isSafe()).isTrue();
        assertThat(spooled(true).isSafe()).isFalse();
        assertThat(spooled(true).whyUnsafe()).isEqualTo("fails and its spool is full: http://a is silent");
        assertThat(spooled(false).withLosing(true).whyUnsafe())
            .isEqualTo("fails and loses records: http://a is silent");
    }

    private SinkStatus spooled(boolean full) {
        return SinkStatus.of(new SinkSpec("a", sink, WhenFull.SPOOL, OnError.RETRY), sink, calls, full);
    }

    @Test
    void theNewerOfItsOwnTroubleAndOfAFailedCallIsTold() {
        own = own.with(true, "older", 1_000);
        calls.failing("newer", "trying again");

        assertThat(status().lastError()).isEqualTo("newer");
        assertThat(status().errors()).isEqualTo(2);
        assertThat(status().firstErrorMs()).isEqualTo(1_000);
    }

    @Test
    void whatMakesItFailIsToldEvenIfACallWasWrongLater() {
        own = own.with(true, "http://a refuses connections", 1_000);
        calls.reported("cannot count its files", "going on");

        assertThat(status().lastError()).isEqualTo("http://a refuses connections");
        assertThat(status().failing()).isTrue();
    }

    @Test
    void aSinkThatThrowsOrAnswersWithNothingHasNoTroubleOfItsOwn() {
        own = null;
        assertThat(status().failing()).isFalse();

        Collecting throwing = new Collecting() {
            @Override
            public SinkTrouble trouble() {
                throw new IllegalStateException("not now");
            }
        };
        SinkSpec spec = new SinkSpec("a", throwing, WhenFull.DROP, OnError.RETRY);
        SinkStatus told = SinkStatus.of(spec, throwing, calls, false);

        assertThat(told.failing()).isFalse();
        assertThat(told.lastError()).contains("not now");
    }
}
