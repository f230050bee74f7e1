// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Fault;
import io.weir.log.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lines of the log that pages show look like those that Weir writes. */
class DocumentedLogLinesTest {
    private static final Pattern LINE = Pattern.compile("(?m)^(?:time=\\S+ )?level=([A-Z]+) msg=.*$");
    private static final Pattern EVENT = Pattern.compile(" event=(\\S+)");

    private static Map<String, String> levels() {
        Map<String, String> levels = new HashMap<>();
        for (Event event : Event.values()) {
            levels.put(event.id(), event.level().toString());
        }
        for (int i = 0; i < Fault.count(); i++) {
            levels.put(Event.id(Fault.at(i)), "WARN");
        }
        return levels;
    }

    @Test
    void eachHasItsEventAndThatEventsLevel() throws IOException {
        Map<String, String> levels = levels();
        int lines = 0;

        for (Path page : Pages.all()) {
            for (Matcher line = LINE.matcher(Pages.text(page)); line.find(); lines++) {
                Matcher event = EVENT.matcher(line.group());
                assertThat(event.find()).as("%s: %s", page, line.group()).isTrue();
                assertThat(levels.get(event.group(1))).as("%s: %s", page, line.group()).isEqualTo(line.group(1));
            }
        }

        assertThat(lines).isGreaterThan(20);
    }
}
