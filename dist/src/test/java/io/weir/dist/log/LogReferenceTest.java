// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import io.weir.codec.flow.Fault;
import io.weir.dist.WeirClasses;
import io.weir.log.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Holds {@code docs/logs.md} against the code, and the code against the rule that each line has an event. */
class LogReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root"), "docs", "logs.md");

    @Test
    void pageOfLogsIsWhatTheCodeSays() throws IOException {
        String text = Files.readString(PAGE);

        String fresh = between(between(text, "events", events()), "faults", faults());

        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(PAGE, fresh);
            text = fresh;
        }
        assertThat(text).as("docs/logs.md is stale; it says how to write its tables again").isEqualTo(fresh);
    }

    @Test
    void noTwoEventsOrFaultsHaveTheSameId() {
        Set<String> ids = new HashSet<>();

        for (Event event : Event.values()) {
            assertThat(ids.add(event.id())).as(event.id()).isTrue();
        }
        for (int i = 0; i < Fault.count(); i++) {
            assertThat(ids.add(Event.id(Fault.at(i)))).as(Event.id(Fault.at(i))).isTrue();
        }
        assertThat(ids).allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    /** Lines are begun with {@code Event.X.to(LOG)}; those of faults with {@code logger.atWarn()}, in one place. */
    @Test
    void everyLineBeginsWithItsEvent() {
        DescribedPredicate<JavaAccess<?>> direct = DescribedPredicate.describe("begin a line without an event",
            access -> access.getTargetOwner().isAssignableTo(Logger.class)
                && access.getTarget().getName().matches("trace|debug|info|warn|error|at[A-Z][a-z]+"));

        noClasses().that().resideOutsideOfPackage("io.weir.log")
            .and().doNotHaveFullyQualifiedName("io.weir.engine.metrics.NoticeLines")
            .should().accessTargetWhere(direct)
            .because("each log line has a stable id: Event.X.to(LOG).log(...)")
            .check(WeirClasses.ALL);
    }

    private static String events() {
        StringBuilder table = new StringBuilder("| event | level | what happened | what to do |\n|---|---|---|---|\n");
        for (Event event : Event.values()) {
            table.append("| `").append(event.id()).append("` | ").append(event.level()).append(" | ")
                .append(event.meaning()).append(" | ").append(event.action()).append(" |\n");
        }
        return table.toString();
    }

    private static String faults() {
        StringBuilder table = new StringBuilder("| event | what is wrong |\n|---|---|\n");
        for (int i = 0; i < Fault.count(); i++) {
            table.append("| `").append(Event.id(Fault.at(i))).append("` | ").append(Fault.at(i).text()).append(" |\n");
        }
        return table.toString();
    }

    private static String between(String text, String name, String table) {
        String start = "<!-- " + name + " -->\n";
        int end = text.indexOf("<!-- end of " + name + " -->");
        return text.substring(0, text.indexOf(start) + start.length()) + table + text.substring(end);
    }
}
