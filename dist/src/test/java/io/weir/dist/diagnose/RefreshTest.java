// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands that diagnose names are those of {@code docs/routers.md}, each in the section of its device. */
class RefreshTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root", "..")).resolve("docs/routers.md");

    private static String section(String page, String device) {
        String name = device.replaceFirst("^Cisco ", "").replaceFirst(" \\(.*", "").replace('-', ' ');
        for (String section : page.split("(?m)^## ")) {
            if (section.lines().findFirst().orElse("").replace('-', ' ').contains(name)) {
                return section;
            }
        }
        throw new AssertionError("no section for " + device);
    }

    @Test
    void eachCommandIsInTheSectionOfItsDevice() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(Refresh.commands()).isNotEmpty().allSatisfy(each ->
            assertThat(section(page, each.device())).as(each.device()).contains(each.line()));
        assertThat(Refresh.commands()).allSatisfy(each -> assertThat(Refresh.ADVICE).contains(each.line()));
    }
}
