// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/api.md} is what the answers' records say; with {@code -Dweir.docs.write=true} it is written again. */
class ApiReferenceTest {
    private static final Path ROOT = Path.of(System.getProperty("weir.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/api.md");
    private static final String HEAD = """
        # API

        Generated from the code, and a test fails when it is stale. Do not edit it, write it again:

            mvn -pl engine -am test -Dtest=ApiReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \\
              -Dweir.docs.write=true

        What a running Weir tells of itself as JSON, at its `-addr`:

            curl -s http://127.0.0.1:8080/api/status

        It answers this host alone, by a name of this host; with `-http.token` it answers from everywhere whoever sends
        `Authorization: Bearer TOKEN` ([monitoring](monitor.md#who-may-ask)). Times are RFC 3339 in UTC. Figures are
        totals since the start unless said otherwise. Fields may be added; none is renamed or removed without a line in
        the [changes](changelog.md).

        Long lists come in pages: `?offset=N&limit=N` (100 rows if not given, at most 10,000). `/api/exporters` takes
        `address=A` and `sort=address|flows|datagrams|errors|lastSeen`, `/api/templates` takes `exporter=A`, where A
        is an address or a range (`192.0.2.0/24`). A parameter that is not known, or whose value cannot be used, is
        answered 400 and a line that names it and says what is allowed.
        """;

    private static final Pattern PARAMETER =
        Pattern.compile("@param (\\w+) ((?:\\{@code [^}]*\\}|\\n\\s*\\*\\s{3,}|[^@*{])+)");

    @Test
    void thePageHasEveryFieldOfEveryAnswer() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Class<?> answer : List.of(Status.class, ExporterPage.class, TemplatePage.class,
            WaitingPage.class, Sources.class, Sinks.class, Errors.class, AlarmList.class, Config.class)) {
            String source = Files.readString(ROOT.resolve("monitor/src/main/java/io/weir/monitor/api/"
                + answer.getSimpleName() + ".java"));
            section(page, answer, source, "## ");
            Class<?>[] rows = answer.getDeclaredClasses();
            Arrays.sort(rows, Comparator.comparingInt(row -> source.indexOf("record " + row.getSimpleName() + "(")));
            for (Class<?> row : rows) {
                section(page, row, source, "### ");
            }
        }
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    private static void section(StringBuilder page, Class<?> record, String source, String mark) {
        String comment = comment(source, record.getSimpleName());
        page.append('\n').append(mark).append(title(comment, record)).append("\n\n| field | what |\n|---|---|\n");
        for (RecordComponent each : record.getRecordComponents()) {
            page.append("| `").append(each.getName()).append("` | ").append(text(comment, each.getName()))
                .append(" |\n");
        }
    }

    /** The comment in front of a record. */
    private static String comment(String source, String record) {
        int end = source.indexOf("public record " + record + "(");
        assertThat(end).as(record).isPositive();
        return source.substring(source.lastIndexOf("/**", end), source.lastIndexOf("*/", end));
    }

    private static String title(String comment, Class<?> record) {
        String first = plain(comment.substring(3, comment.indexOf("@param")));
        return first.startsWith("`/api") ? first.substring(0, first.indexOf(':')) : record.getSimpleName() + ": "
            + first.replaceFirst("\\.$", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(String comment, String field) {
        Matcher parameters = PARAMETER.matcher(comment);
        while (parameters.find()) {
            if (parameters.group(1).equals(field)) {
                return plain(parameters.group(2));
            }
        }
        throw new AssertionError("no @param for " + field);
    }

    private static String plain(String text) {
        return text.replaceAll("\\{@code ([^}]*)\\}", "`$1`").replaceAll("(\\s*\\n\\s*\\*?)+\\s*", " ")
            .replaceAll("\\s+", " ").trim();
    }
}
