// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.plugin.FoundModule;
import io.weir.engine.plugin.Modules;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginRefusalIT {
    private static final String TAKES = "public void onBlock(Block b) { b.done(); }";

    @TempDir
    private Path plugins;

    private List<String> names() {
        return Modules.load(plugins).found().stream().map(FoundModule::name).toList();
    }

    private String onlyRefusal() {
        List<String> refused = Modules.load(plugins).refused();
        assertThat(refused).hasSize(1);
        assertThat(names()).as("the good one beside it").contains("good", "file", "discard");
        return refused.get(0);
    }

    private void goodOneBeside() throws Exception {
        PluginJar.blockSink("good", TAKES).build(plugins.resolve("good.jar"));
    }

    @Test
    void builtInModulesAreFoundWithoutAPluginsFolder() {
        Modules modules = Modules.load(plugins.resolve("none"));

        assertThat(modules.refused()).isEmpty();
        assertThat(modules.found()).extracting(FoundModule::name)
            .containsExactlyInAnyOrder("file", "discard", "http", "journal", "json", "bin", "text");
        assertThat(modules.found()).allMatch(module -> module.origin().equals("built-in"));
    }

    @Test
    void jarOfItsOwnAndFolderOfJarsAreListedWithTheirPlace() throws Exception {
        goodOneBeside();
        PluginJar.blockSink("foldered", TAKES).build(plugins.resolve("folder/main.jar"));
        Files.writeString(plugins.resolve("README.txt"), "no plugin");

        Modules modules = Modules.load(plugins);

        assertThat(modules.refused()).isEmpty();
        assertThat(modules.found()).extracting(FoundModule::oneLine).contains(
            "sink    foldered          " + plugins.resolve("folder"),
            "sink    good              " + plugins.resolve("good.jar"));
    }

    @Test
    void garbageIsNamed() throws Exception {
        goodOneBeside();
        Path jar = Files.writeString(plugins.resolve("bad.jar"), "this is no jar");

        assertThat(onlyRefusal()).startsWith(jar + ": not a readable jar");
    }

    @Test
    void garbageInAFolderRefusesTheFolderNamingTheJar() throws Exception {
        goodOneBeside();
        PluginJar.blockSink("foldered", TAKES).build(plugins.resolve("folder/main.jar"));
        Path jar = Files.write(plugins.resolve("folder/lib.jar"), new byte[0]);

        assertThat(onlyRefusal()).startsWith(jar + ": not a readable jar");
        assertThat(names()).doesNotContain("foldered");
    }

    @Test
    void jarWithoutServiceAndFolderWithoutJarAreNamed() throws Exception {
        Path jar = new PluginJar().source("a.A", "package a; public class A { }").build(plugins.resolve("lib.jar"));
        Path folder = Files.createDirectory(plugins.resolve("empty"));

        assertThat(Modules.load(plugins).refused())
            .anyMatch(line -> line.startsWith(jar + ": no sink, stage or format in it"))
            .anyMatch(line -> line.equals(folder + ": no jar in this folder")).hasSize(2);
    }

    @Test
    void nameOfABuiltInSinkIsTaken() throws Exception {
        goodOneBeside();
        Path jar = PluginJar.blockSink("file", TAKES).build(plugins.resolve("clash.jar"));

        assertThat(onlyRefusal()).isEqualTo(jar + ": the name file is taken by built-in");
    }

    @Test
    void newerInterfaceIsNamed() throws Exception {
        goodOneBeside();
        Path jar = PluginJar.sink("late", "99", "WhenFull.DROP", TAKES).build(plugins.resolve("new.jar"));

        assertThat(onlyRefusal()).isEqualTo(jar + ": late needs version 99 of the plugin interface, this Weir has "
            + SinkFactory.SPI_VERSION);
    }

    @Test
    void serviceWhoseClassIsMissingIsNamed() throws Exception {
        goodOneBeside();
        Path jar = new PluginJar().service(SinkFactory.class, "not.There").build(plugins.resolve("missing.jar"));

        assertThat(onlyRefusal()).startsWith(jar + ": ").contains("not.There");
    }

    @Test
    void factoryThatNeedsAMissingClassIsNamed() throws Exception {
        goodOneBeside();
        Path jar = new PluginJar().service(SinkFactory.class, "b.Broken").source("b.Broken", """
            package b;
            import io.weir.sink.*;
            public final class Broken implements SinkFactory {
                static { if (true) { throw new NoClassDefFoundError("org/absent/Library"); } }
                public String name() { return "broken"; }
                public int spiVersion() { return 1; }
                public Sink create(SinkContext c) { return null; }
            }
            """).build(plugins.resolve("broken.jar"));

        assertThat(onlyRefusal()).startsWith(jar + ": ").contains("org/absent/Library");
    }

    @Test
    void unknownNameIsRefusedWithTheNearest() {
        Modules modules = Modules.load(plugins);

        assertThatThrownBy(() -> modules.delivery(
            List.of(new SinkConfig("fiel", Map.of(), null, OnError.RETRY)), List.of(), null))
            .isInstanceOf(SinkException.class).hasMessageStartingWith("unknown -transport fiel, did you mean file?")
            .hasMessageContaining("discard");
        assertThatThrownBy(() -> modules.delivery(List.of(), List.of(new StageConfig("x", Map.of())), null))
            .hasMessage("unknown -stage x (none was found)");
    }

    @Test
    void unknownSettingIsRefused() {
        assertThatThrownBy(() -> Modules.load(plugins).delivery(
            List.of(new SinkConfig("file", Map.of("spe", "x"), null, OnError.RETRY)), List.of(), null))
            .isInstanceOf(SinkException.class)
            .hasMessageStartingWith("unknown setting -transport.file.spe, did you mean -transport.file.sep?");
    }

    @Test
    void factoryThatMakesNothingIsRefused() throws Exception {
        new PluginJar().service(SinkFactory.class, "n.Null").source("n.Null", """
            package n;
            import io.weir.sink.*;
            public final class Null implements SinkFactory {
                public String name() { return "null"; }
                public int spiVersion() { return 1; }
                public Sink create(SinkContext c) { return null; }
            }
            """).build(plugins.resolve("null.jar"));

        assertThatThrownBy(() -> Modules.load(plugins).delivery(
            List.of(new SinkConfig("null", Map.of(), null, null)), List.of(), null))
            .hasMessage("-transport.null: the factory made nothing");
    }
}
