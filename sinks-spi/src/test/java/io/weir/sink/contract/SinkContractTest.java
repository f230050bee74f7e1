// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.settings.SettingInfo;
import io.weir.sink.settings.SettingsBinder;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every sink must hold to; the test of a sink extends it:
 *
 * <pre>{@code
 * class MySinkContractTest extends SinkContractTest {
 *     protected SinkFactory factory() {
 *         return new MySinkFactory();
 *     }
 * }
 * }</pre>
 */
@Timeout(120)
public abstract class SinkContractTest {
    private static final int DATAGRAMS = 100;

    /** For subclasses. */
    protected SinkContractTest() {
    }

    /** The factory under test. */
    protected abstract SinkFactory factory();

    /** Settings with which the sink can run in a test, by key as the user writes them; defaults for the rest. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** A new sink with {@link #settings()}; not started. */
    protected final Sink create() throws SinkException {
        SinkFactory factory = factory();
        Record bound = SettingsBinder.bind("-transport." + factory.name(), factory.settings(), settings());
        return factory.create(new SinkContext() {
            @Override
            public String name() {
                return factory.name();
            }

            @Override
            public <T extends Record> T settings(Class<T> type) {
                return type.cast(bound);
            }
        });
    }

    /** A whole life of a new sink: started, given {@code datagrams} datagrams of sample records, closed. */
    protected final void live(int datagrams) throws Exception {
        try (Sink sink = create()) {
            sink.start();
            List<ContractBlock> blocks = SinkRun.send(sink, datagrams);
            awaitVerdicts(blocks);
        }
    }

    private static void awaitVerdicts(List<ContractBlock> blocks) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        for (ContractBlock block : blocks) {
            block.awaitVerdict(end);
        }
        assertThat(blocks).as("every block is done or failed exactly once")
            .allMatch(block -> block.verdicts() == 1);
        assertThat(blocks).as("no block fails where nothing is wrong").allMatch(block -> block.cause() == null);
    }

    @Test
    void nameCanBeWrittenOnACommandLine() {
        assertThat(factory().name()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(factory().description()).doesNotContain("\n");
    }

    @Test
    void isMadeForThisVersionOfTheInterface() {
        assertThat(factory().spiVersion()).isBetween(1, SinkFactory.SPI_VERSION);
    }

    @Test
    void isRegisteredAsAService() {
        assertThat(ServiceLoader.load(SinkFactory.class).stream().map(ServiceLoader.Provider::type))
            .as("META-INF/services, as @AutoService writes it").contains(factory().getClass());
    }

    @Test
    void settingsHaveHelpAndReadableDefaults() throws SinkException {
        List<SettingInfo> settings = SettingsBinder.describe(factory().settings());

        assertThat(settings).extracting(SettingInfo::key).doesNotHaveDuplicates();
        assertThat(settings).extracting(SettingInfo::help).allMatch(help -> !help.isBlank() && !help.contains("\n"));
    }

    @Test
    void canBeClosedWithoutHavingBeenStarted() throws Exception {
        create().close();
    }

    @Test
    void canBeClosedWhileIdle() throws Exception {
        live(0);
    }

    @Test
    void takesManyRecordsAndSaysDoneOncePerBlock() throws Exception {
        live(DATAGRAMS);
    }

    @Test
    void canBeStartedAnewAfterItWasClosed() throws Exception {
        live(2);
        live(2);
    }

    @Test
    void mayBeAskedToReopenAtAnyTime() throws Exception {
        try (Sink sink = create()) {
            sink.start();
            sink.reopen();
            awaitVerdicts(SinkRun.send(sink, 2));
            sink.reopen();
            awaitVerdicts(SinkRun.send(sink, 2));
        }
    }
}
