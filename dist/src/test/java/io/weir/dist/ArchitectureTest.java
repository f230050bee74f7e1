// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import io.weir.engine.memory.MemoryPlan;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules between modules and packages: dependencies point one way. */
class ArchitectureTest {
    private static final String CODECS = "io.weir.codec..";
    private static final String ENGINE = "io.weir.engine..";
    private static final String MONITOR = "io.weir.monitor..";
    private static final String CAPTURE = "io.weir.capture..";
    private static final String JOURNAL = "io.weir.journal..";
    private static final String SINKS = "io.weir.sink.*..";
    private static final String DIST = "io.weir.dist..";
    private static final JavaClasses WEIR = WeirClasses.ALL;
    /** Those that print a number: into the log, the API, and the labels of metrics. */
    private static final Set<String> PRINT_VERSIONS = Set.of("Datagram", "Notice", "Sender", "TemplateReader",
        "ExporterReader", "WaitingReader", "GoflowProcess", "GoflowSamples", "GoflowTemplates", "TemplateList");
    /** Those that make keys, or write files or messages, of a protocol's own number. */
    private static final Set<String> KEEP_IDS = Set.of("ExporterState", "Definitions", "StateWriter", "FlowType");

    @Test
    void codecsKnowNeitherSocketsNorThreadsNorOtherModules() {
        noClasses().that().resideInAPackage(CODECS).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink..", ENGINE, MONITOR, CAPTURE, DIST, "io.netty..", "com.lmax..",
                "java.nio.channels..", "org.slf4j..", "picocli..")
            .check(WEIR);
        noClasses().that().resideInAPackage(CODECS).should().dependOnClassesThat()
            .belongToAnyOf(Thread.class, java.net.Socket.class, java.net.DatagramSocket.class,
                java.net.ServerSocket.class, java.util.concurrent.Executor.class)
            .check(WEIR);
    }

    /** Other maps by numbers are as slow as lists for those who choose numbers that meet: {@link SeededMapsTest}. */
    @Test
    void mapsByNumbersAreSeeded() {
        noClasses().that().resideOutsideOfPackage("io.weir.codec.seeded..").should().dependOnClassesThat()
            .resideInAPackage("org.agrona.collections..").check(WEIR);
    }

    @Test
    void spiKnowsCodecsOnly() {
        noClasses().that().resideInAnyPackage("io.weir.sink", "io.weir.sink.batch..", "io.weir.sink.settings..")
            .should().dependOnClassesThat()
            .resideInAnyPackage(ENGINE, DIST, "io.weir.sink.file..", "io.weir.sink.discard..", "io.weir.sink.http..",
                "io.netty..", "com.lmax..")
            .check(WEIR);
    }

    @Test
    void journalKnowsCodecsOnlyAndNotWhatWritesIt() {
        noClasses().that().resideInAPackage(JOURNAL).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink..", ENGINE, DIST, "net.openhft..", "org.slf4j..").check(WEIR);
        noClasses().that().resideInAnyPackage(ENGINE, CODECS, "io.weir.sink", "io.weir.sink.batch..")
            .should().dependOnClassesThat().resideInAPackage(JOURNAL).check(WEIR);
        noClasses().that().resideOutsideOfPackage("io.weir.sink.journal..").should().dependOnClassesThat()
            .resideInAPackage("io.weir.sink.journal..").check(WEIR);
    }

    @Test
    void engineNamesNoSink() {
        noClasses().that().resideInAPackage(ENGINE).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.file..", "io.weir.sink.discard..", "io.weir.sink.http..", DIST)
            .check(WEIR);
    }

    /** Who watches sees the engine; the engine does not know that it is watched. */
    @Test
    void monitorIsAboveTheEngineAndCapturesAreBesideIt() {
        noClasses().that().resideInAnyPackage(ENGINE, SINKS, "io.weir.sink", JOURNAL, CAPTURE).should()
            .dependOnClassesThat().resideInAPackage(MONITOR).check(WEIR);
        noClasses().that().resideInAPackage(MONITOR).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.file..", "io.weir.sink.discard..", "io.weir.sink.http..", DIST, CAPTURE)
            .check(WEIR);
        noClasses().that().resideInAPackage(CAPTURE).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink..", ENGINE, DIST, "io.netty..", "org.slf4j..").check(WEIR);
        noClasses().that().resideInAnyPackage(ENGINE, SINKS, JOURNAL).should().dependOnClassesThat()
            .resideInAPackage(CAPTURE).check(WEIR);
    }

    @Test
    void sinksKnowNeitherTheEngineNorEachOther() {
        noClasses().that().resideInAPackage(SINKS).should().dependOnClassesThat()
            .resideInAnyPackage(ENGINE, DIST)
            .allowEmptyShould(true).check(WEIR);
        noClasses().that().resideInAPackage("io.weir.sink.file..").should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.discard..", "io.weir.sink.http..").allowEmptyShould(true).check(WEIR);
        noClasses().that().resideInAPackage("io.weir.sink.discard..").should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.file..", "io.weir.sink.http..").allowEmptyShould(true).check(WEIR);
        noClasses().that().resideInAPackage("io.weir.sink.http..").should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.file..", "io.weir.sink.discard..").check(WEIR);
    }

    @Test
    void distNamesNoSinkEither() {
        noClasses().that().resideInAPackage(DIST).should().dependOnClassesThat()
            .resideInAnyPackage("io.weir.sink.file..", "io.weir.sink.discard..", "io.weir.sink.http..").check(WEIR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.weir.codec", "io.weir.sink", "io.weir.engine", "io.weir.dist",
        "io.weir.journal", "io.weir.monitor"})
    void packagesOfAModuleHaveNoCycles(String module) {
        slices().matching(module + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(WEIR);
    }

    @Test
    void everyClassIsFinalUnlessDesignedToBeExtended() {
        classes().that().areTopLevelClasses().and().areNotInterfaces().and().areNotEnums().and().areNotRecords()
            .and().doNotHaveModifier(JavaModifier.ABSTRACT).should().haveModifier(JavaModifier.FINAL)
            .check(WEIR);
    }

    @Test
    void nobodyPrintsToStdoutButCommands() {
        noClasses().that().resideInAnyPackage(CODECS, "io.weir.sink..", ENGINE, MONITOR, CAPTURE).should()
            .accessField(System.class, "out").check(WEIR);
    }

    /** A bound that nothing reads bounds nothing. */
    @Test
    void everyBoundOfThePlanOfMemoryIsRead() {
        WEIR.get(MemoryPlan.class).getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC))
            .forEach(method -> assertThat(method.getCallsOfSelf().stream()
                .map(call -> call.getOriginOwner().getPackageName()))
                .as(method.getFullName()).anyMatch(from -> !from.equals(MemoryPlan.class.getPackageName())));
    }

    /** How much heap there is decides about the bounds of a collector in one place. */
    @Test
    void boundsAreDerivedFromTheHeapByThePlanAlone() {
        noClasses().that().resideInAnyPackage(ENGINE, "io.weir.dist.collect..", SINKS)
            .and().resideOutsideOfPackages("io.weir.engine.memory", "io.weir.engine.metrics", "io.weir.engine.state")
            .should().callMethod(Runtime.class, "maxMemory").check(WEIR);
    }

    /** Calls and references. */
    private static ArchRule onlyFor(Set<String> users, Class<?> owner, String method) {
        return noClasses().that(DescribedPredicate.describe("are not " + users,
            each -> !users.contains(each.getSimpleName()) && !each.isEquivalentTo(owner))).should()
            .accessTargetWhere(target(owner(type(owner))).and(target(name(method))));
    }

    /** sFlow's version is that of NetFlow v5: who compares numbers takes one for the other. */
    @Test
    void versionNumbersAreForWhoPrintsThem() {
        onlyFor(PRINT_VERSIONS, Protocol.class, "version").check(WEIR);
        onlyFor(PRINT_VERSIONS, Datagram.class, "version").check(WEIR);
        onlyFor(KEEP_IDS, Protocol.class, "id").check(WEIR);
        onlyFor(Set.of("Scheme"), Detection.class, "of").check(WEIR);
        onlyFor(Set.of("Notices"), Detection.class, "version").check(WEIR);
    }
}
