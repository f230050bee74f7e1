// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The bill of materials names what is in the distribution. */
final class SbomIT {
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    private static String file(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asString());
        return component.path("name").asString() + "-" + component.path("version").asString()
            + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    @Test
    void everyJarIsNamedWithItsVersionLicenceAndHash() throws Exception {
        Path file = Distribution.HOME.resolve("sbom.json");
        assumeThat(file).as("a bill of materials: it takes a build that is not offline (no -o)").exists();
        JsonNode bom = new ObjectMapper().readTree(Files.readString(file));
        List<String> named = new ArrayList<>(List.of(file(bom.path("metadata").path("component"))));
        for (JsonNode component : bom.path("components")) {
            named.add(file(component));
            assertThat(component.path("hashes").size()).as(file(component)).isPositive();
            assertThat(component.path("licenses").size()).as(file(component)).isPositive();
        }
        List<String> jars;
        try (Stream<Path> lib = Files.list(Distribution.HOME.resolve("lib"))) {
            jars = lib.map(jar -> jar.getFileName().toString()).filter(name -> name.endsWith(".jar")).toList();
        }

        assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(jars).hasSizeGreaterThan(10);
        assertThat(named).containsAll(jars);
        assertThat(jars).containsAll(named);
    }
}
