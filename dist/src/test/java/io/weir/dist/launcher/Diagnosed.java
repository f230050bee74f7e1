// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dist.diagnose.DiagnoseCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code weir diagnose} said, read from its JSON.
 *
 * @param exit its exit code
 * @param text all of it, and its stderr
 * @param findings the findings
 */
record Diagnosed(int exit, String text, List<JsonNode> findings) {
    private static final Pattern HTTP = Pattern.compile("http=\\S*?:(\\d+)");

    /** Of a running Weir, by the command's code in this process: another Java would take a second to start. */
    static Diagnosed of(RunningWeir weir, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("--addr=127.0.0.1:" + httpPort(weir), "--for=1s", "--json"));
        all.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = new CommandLine(new DiagnoseCommand(new PrintStream(out, true, StandardCharsets.UTF_8)))
            .execute(all.toArray(new String[0]));
        return read(new Launch(exit, out.toString(StandardCharsets.UTF_8).lines().toList(), ""));
    }

    /** The same by the launcher. */
    static Diagnosed launched(Path folder, RunningWeir weir) throws Exception {
        return run(folder, "--addr=127.0.0.1:" + httpPort(weir), "--for=1s");
    }

    static Diagnosed run(Path folder, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return read(launch(folder, all.toArray(new String[0])));
    }

    static Diagnosed read(Launch launch) {
        String text = String.join("\n", launch.out());
        assertThat(text).as(launch.err()).startsWith("{");
        return new Diagnosed(launch.exit(), text + launch.err(),
            new ArrayList<>(JsonMapper.shared().readTree(text).get("findings").values()));
    }

    static Launch launch(Path folder, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR, "diagnose"));
        command.addAll(List.of(words));
        return Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), command);
    }

    static int httpPort(RunningWeir weir) throws InterruptedException {
        weir.await("the HTTP server", () -> HTTP.matcher(weir.log()).find());
        Matcher port = HTTP.matcher(weir.log());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** The kinds of what is wrong. */
    List<String> wrong() {
        return wrong("");
    }

    /** The same, of subjects that begin so. */
    List<String> wrong(String subject) {
        return findings.stream().filter(each -> each.get("wrong").asBoolean())
            .filter(each -> each.get("subject").asString().startsWith(subject)).map(each -> each.get("id").asString())
            .toList();
    }

    /** Fails unless there is a finding of this kind about {@code subject} that says {@code part}. */
    void says(String id, String subject, String part) {
        assertThat(findings).as(text).anySatisfy(each -> {
            assertThat(each.get("id").asString()).isEqualTo(id);
            assertThat(each.get("subject").asString()).isEqualTo(subject);
            assertThat(each.get("seen").asString()).contains(part);
            assertThat(each.get("todo").asString()).isNotEmpty();
        });
        assertThat(exit).as(text).isEqualTo(wrong().isEmpty() ? 0 : 1);
    }
}
