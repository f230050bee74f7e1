// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedSession;
import io.weir.engine.config.ListenerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one set of listeners takes over of what was kept for another. */
class FormerStateTest {
    @TempDir
    private Path data;

    private static ListenerConfig listener(String host, int port) {
        return new ListenerConfig("netflow", host, port, 1, 1, false, 0);
    }

    private Path folder(ListenerConfig... listeners) {
        return data.resolve(StateFolders.name(List.of(listeners)));
    }

    private static KeptExporter heard(int listener, int address, long seenNs) {
        SavedSession session = new SavedSession(5000, 0, 1, 1, 0, 0, seenNs, -1, true, List.of(), List.of(), List.of());
        SavedDomain domain = new SavedDomain(Protocol.NETFLOW_V9, 0, 0, -1, List.of(), List.of(session));
        return new KeptExporter(listener, new SavedExporter(0, Exporter.mapped(address), 0, true, Map.of(),
            List.of(domain)));
    }

    private static void keep(Path folder, KeptExporter... all) throws Exception {
        Files.createDirectories(folder);
        new StateFile(folder).write(writer -> {
            for (KeptExporter each : all) {
                writer.write(each);
            }
        });
    }

    /** Port, last byte of the address, when it was seen. */
    private static Stream<String> restored(Path own) {
        return FormerState.of(own, null).exporters().stream().map(each -> each.listener() + " "
            + (each.exporter().lo() & 0xff) + " " + each.exporter().seenNs());
    }

    @Test
    void givenAListenerMoreThenTheStateOfThoseBeforeIsTakenOver() throws Exception {
        Path before = folder(listener("", 2055));
        keep(before, heard(2055, 1, 7), heard(2055, 2, 8));

        Path now = folder(listener("", 2055), listener("", 2056));

        assertThat(restored(now)).containsExactlyInAnyOrder("2055 1 7", "2055 2 8");
        assertThat(FormerState.of(now, null).files()).containsExactly(before.resolve("state.gz"));
        assertThat(before.resolve("lock")).as("it is only read").doesNotExist();
    }

    @Test
    void givenAListenerLessOrAnotherOrderThenOnlyWhatTheOthersHeardIsTakenOver() throws Exception {
        keep(folder(listener("", 2056), listener("", 2055)), heard(2055, 1, 7), heard(2056, 2, 8));

        assertThat(restored(folder(listener("", 2055)))).containsExactly("2055 1 7");
        assertThat(restored(folder(listener("", 2055), listener("", 2056)))).hasSize(2);
    }

    @Test
    void givenSeveralFoldersThenEachExporterIsTakenAsItWasSeenLast() throws Exception {
        keep(folder(listener("", 2055)), heard(2055, 1, 7), heard(2055, 2, 9));
        keep(folder(listener("", 2055), listener("", 4739)), heard(2055, 1, 8), heard(2055, 2, 3), heard(4739, 3, 5));

        assertThat(restored(folder(listener("", 2055), listener("", 2056))))
            .containsExactlyInAnyOrder("2055 1 8", "2055 2 9");
    }

    @Test
    void givenOtherPortsOrAnotherHostThenNothingIsTakenOver() throws Exception {
        keep(folder(listener("127.0.0.1", 2055)), heard(2055, 1, 7));
        keep(folder(listener("", 20551)), heard(20551, 1, 7));
        keep(data.resolve("mine"), heard(2055, 1, 7));

        assertThat(restored(folder(listener("", 2055), listener("", 2056)))).isEmpty();
        assertThat(restored(data.resolve("none/netflow-2055"))).isEmpty();
    }

    @Test
    void givenTheFolderThatTheServiceHadThenItsListenersAreTakenOver() throws Exception {
        keep(data.resolve("state"), heard(2055, 1, 7), heard(4739, 2, 7));

        assertThat(restored(folder(listener("", 2055)))).containsExactly("2055 1 7");
    }

    @Test
    void givenAnotherFolderOfDataThenWhatWasKeptThereBeforeIsTakenOver() throws Exception {
        Path own = folder(listener("", 2055));
        keep(own, heard(2055, 1, 7));
        Path moved = data.resolve("elsewhere").resolve(own.getFileName());

        assertThat(FormerState.of(moved, data).files()).containsExactly(own.resolve("state.gz"));
        assertThat(FormerState.of(own, data).files()).as("its own is not former").isEmpty();
    }

    @Test
    void givenAFolderThatIsALinkThenItIsNotFollowed() throws Exception {
        Path elsewhere = data.resolve("below/outside");
        keep(elsewhere, heard(2055, 1, 7));
        Files.createDirectories(data);
        Files.createSymbolicLink(folder(listener("", 2055)), elsewhere);

        assertThat(restored(folder(listener("", 2055), listener("", 2056)))).isEmpty();
    }

    @Test
    void givenADamagedFileThenItStaysWhereItIsAndTheOthersAreRead() throws Exception {
        Path damaged = Files.createDirectories(folder(listener("", 2055))).resolve("state.gz");
        Files.writeString(damaged, "no state");
        keep(folder(listener("", 2056)), heard(2056, 1, 7));

        assertThat(restored(folder(listener("", 2055), listener("", 2056)))).containsExactly("2056 1 7");
        assertThat(damaged).hasContent("no state");
    }

    @Test
    void givenALockedFolderOfAWeirThatRunsThenItIsReadAllTheSame() throws Exception {
        Path before = folder(listener("", 2055));
        keep(before, heard(2055, 1, 7));
        StateLock lock = StateLock.take(before);

        assertThat(restored(folder(listener("", 2055), listener("", 2056)))).containsExactly("2055 1 7");
        lock.close();
    }
}
