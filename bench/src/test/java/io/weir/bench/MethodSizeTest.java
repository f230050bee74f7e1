// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot never compiles a method of more than 8,000 bytecodes (HugeMethodLimit), and does not inline a hot one of more
 * than 325 (FreqInlineSize): a method that grows past either makes a flow dearer at a distance from what was changed.
 */
class MethodSizeTest {
    private static final int NEVER_COMPILED = 8_000;
    private static final int NEVER_INLINED = 325;
    private static final List<String> MODULES = List.of("codecs", "sinks-spi", "engine", "sinks", "journal");
    /** Packages of what runs per datagram or record. */
    private static final Set<String> HOT = Set.of("codec/decode", "codec/flow", "codec/frame", "codec/ipfix",
        "codec/fixed", "codec/json", "codec/netflow9", "codec/protobuf", "codec/walk", "codec/wire", "engine/decode",
        "engine/deliver", "engine/receive", "engine/ring", "sink/file");

    private static Map<String, Integer> sizes() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String module : MODULES) {
            Path classes = Path.of(System.getProperty("weir.root"), module, "target", "classes");
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    String name = classes.relativize(file).toString().replace(".class", "").replace("io/weir/", "");
                    MethodSizes.of(Files.readAllBytes(file)).forEach((method, size) ->
                        sizes.put(name + "." + method, size));
                }
            }
        }
        return sizes;
    }

    /** Constructors and what makes an enum's constants run once. */
    private static boolean isHot(String method) {
        String type = method.substring(0, method.indexOf('.'));
        return HOT.contains(type.substring(0, type.lastIndexOf('/'))) && !method.contains("init>")
            && !method.contains("$values()");
    }

    @Test
    void everyMethodIsSmallEnoughToBeCompiled() throws Exception {
        Map<String, Integer> sizes = sizes();
        assertThat(sizes).hasSizeGreaterThan(2_000).containsKey("codec/wire/Wire.u16([BI)I");

        sizes.values().removeIf(size -> size <= NEVER_COMPILED);
        assertThat(sizes).isEmpty();
    }

    @Test
    void everyMethodOnTheWayOfARecordIsSmallEnoughToBeInlined() throws Exception {
        Map<String, Integer> sizes = sizes();
        sizes.keySet().removeIf(method -> !isHot(method));
        assertThat(sizes).hasSizeGreaterThan(500);

        sizes.values().removeIf(size -> size <= NEVER_INLINED);
        assertThat(sizes).isEmpty();
    }
}
