// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static io.weir.sdk.RunningDelivery.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.plugin.Modules;
import io.weir.sink.contract.SampleTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginIsolationIT {
    private static final int DATAGRAMS = 2_000;

    @TempDir
    private Path folder;
    private Path plugins;
    private Path out;

    @BeforeEach
    void folders() {
        plugins = folder.resolve("plugins");
        out = folder.resolve("out");
    }

    private RunningDelivery beside(String plugin) throws Exception {
        Modules modules = Modules.load(plugins);
        assertThat(modules.refused()).isEmpty();
        return new RunningDelivery(modules,
            List.of(sink("file", Map.of("", out.toString())), sink(plugin, Map.of())), List.of());
    }

    private void assertFileHasAll() throws Exception {
        assertThat(Files.readAllLines(out)).hasSize(DATAGRAMS * SampleTraffic.FLOWS);
    }

    @Test
    void pluginUsesItsOwnVersionOfALibraryThatWeirShips() throws Exception {
        PluginJar.blockSink("own", """
            public void start() {
                String version = new org.agrona.collections.Long2ObjectHashMap().version();
                if (!version.equals("the plugin's own")) { throw new IllegalStateException(version); }
                System.setProperty("weir.test.own", version);
            }
            public void onBlock(Block b) { b.done(); }
            """).source("org.agrona.collections.Long2ObjectHashMap", """
            package org.agrona.collections;
            public class Long2ObjectHashMap { public String version() { return "the plugin's own"; } }
            """).build(plugins.resolve("own.jar"));

        RunningDelivery running = beside("own");
        running.send(DATAGRAMS);

        assertThat(running.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(System.clearProperty("weir.test.own")).isEqualTo("the plugin's own");
        assertThat(running.account(1).failed()).isZero();
        assertFileHasAll();
    }

    @Test
    void pluginSeesNothingOfWeirButItsInterface() throws Exception {
        PluginJar.blockSink("nosy", """
            static boolean sees(String name) {
                try { Class.forName(name); return true; } catch (ClassNotFoundException e) { return false; }
            }
            public void start() throws SinkException {
                String[] hidden = {"io.weir.engine.Collector", "io.weir.sink.file.FileSinkFactory",
                    "org.agrona.collections.Long2ObjectHashMap", "tools.jackson.databind.ObjectMapper",
                    "com.lmax.disruptor.RingBuffer"};
                String[] shown = {"io.weir.sink.batch.BatchSink", "io.weir.codec.json.JsonEncoder",
                    "org.slf4j.Logger", "java.sql.Connection"};
                for (String name : hidden) { if (sees(name)) { throw new SinkException("sees " + name); } }
                for (String name : shown) { if (!sees(name)) { throw new SinkException("misses " + name); } }
            }
            public void onBlock(Block b) { b.done(); }
            """).build(plugins.resolve("nosy.jar"));

        assertThat(beside("nosy").stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void encoderThatThrowsCostsTheFileNothing() throws Exception {
        PluginJar.blockSink("thrower", """
            public FlowEncoder openEncoder(LaneContext c) {
                return (record, to, at, limit) -> { to[at] = 1; throw new StackOverflowError(); };
            }
            public void onBlock(Block b) { b.done(); }
            """).build(plugins.resolve("thrower.jar"));

        RunningDelivery running = beside("thrower");
        running.send(DATAGRAMS);

        assertThat(running.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(running.account(1).failed()).isEqualTo(DATAGRAMS * SampleTraffic.FLOWS);
        assertFileHasAll();
    }

    @Test
    void sinkThatBlocksForeverCostsTheFileNothingAndTheStopIsBounded() throws Exception {
        PluginJar.blockSink("sleeper", """
            public void onBlock(Block b) throws InterruptedException {
                new java.util.concurrent.CountDownLatch(1).await();
            }
            """).build(plugins.resolve("sleeper.jar"));

        RunningDelivery running = beside("sleeper");
        running.send(DATAGRAMS);
        while (running.account(0).delivered() < DATAGRAMS * SampleTraffic.FLOWS) {
            Thread.onSpinWait();
        }
        boolean clean = running.stop(Duration.ofSeconds(2));

        assertThat(clean).as("the sleeper's records were thrown away").isFalse();
        assertThat(running.account(0).delivered()).isEqualTo(DATAGRAMS * SampleTraffic.FLOWS);
        assertThat(running.account(1).delivered()).isZero();
        assertFileHasAll();
    }
}
