// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.flow.Fault;
import io.weir.engine.metrics.Counter;
import io.weir.log.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of the log that pages show look like those that Weir writes. */
class DocumentedLogLinesTest {
    private static final Pattern LINE = Pattern.compile("(?m)^(?:time=\\S+ )?level=([A-Z]+) msg=.*$");
    private static final Pattern KEY = Pattern.compile("([a-z0-9_]+)=");
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

    private static List<String> keys(String line) {
        return KEY.matcher(line.replaceAll("\"[^\"]*\"", "")).results().map(key -> key.group(1)).toList();
    }

    private static List<String> lines(String event) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path page : Pages.all()) {
            LINE.matcher(Pages.text(page)).results().map(MatchResult::group)
                .filter(line -> line.endsWith(" event=" + event)).forEach(lines::add);
        }
        assertThat(lines).as(event).isNotEmpty();
        return lines;
    }

    @Test
    void anAccountOfASocketHasAllItsCounters() throws IOException {
        List<String> counters = Stream.of(Counter.values()).filter(each -> each.owner() == Counter.Owner.SOCKET)
            .map(Counter::id).toList();

        assertThat(lines("account-socket")).allSatisfy(line -> assertThat(keys(line)).containsAll(counters));
    }

    @Test
    void anAccountOfAWorkerHasAllItsCounters() throws IOException {
        List<String> counters =
            Stream.of(DecodeCounter.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

        assertThat(lines("account-worker")).allSatisfy(line -> assertThat(keys(line)).containsAll(counters));
    }

    @Test
    void aLineAboutASinkNamesItForPrograms() throws IOException {
        for (String event : List.of("sink-trouble", "spool-note", "spool-waiting", "account-sink")) {
            assertThat(lines(event)).allSatisfy(line -> assertThat(keys(line)).contains("sink"));
        }
    }
}
