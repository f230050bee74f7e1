// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in docs/journal.md: compiled as they stand there, and run on a journal. */
class DocumentedProgramTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void addsUpWhatIsNewSinceItsLastRun() throws Exception {
        try (JournalSink sink = Sinks.start(folder.resolve("journal"), Map.of("content", "records"))) {
            sink.onBlock(TestBlock.sample(10));
        }
        compile("BytesPerExporter");

        assertThat(run("BytesPerExporter")).contains("192.0.2.1 ").contains("192.0.2.2 ");
        assertThat(run("BytesPerExporter")).as("nothing new").isEmpty();
        assertThat(Journal.open(folder.resolve("journal")).places().all()).containsKey("bytes-per-exporter");
    }

    @Test
    void printsTheVeryLinesOfTheFileSink() throws Exception {
        try (JournalSink sink = Sinks.start(folder.resolve("journal"), Map.of("content", "records"))) {
            sink.onBlock(TestBlock.sample(10));
        }
        List<String> lines = new ArrayList<>();
        JsonEncoder json = new JsonEncoder(true);
        byte[] room = new byte[4096];
        try (JournalReader reader = Journal.open(folder.resolve("journal")).reader()) {
            assertThat(reader.next()).isTrue();
            ProtobufReader messages = new ProtobufReader();
            JournalBlock block = reader.block();
            while (block.next()) {
                int size = json.encode(messages.read(block.bytes(), block.offset(), block.length()), room, 0, 4096);
                lines.add(new String(room, 0, size, StandardCharsets.UTF_8));
            }
        }
        compile("PrintLines");

        assertThat(lines).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("{\"type\":"));
        assertThat(run("PrintLines").lines().toList()).isEqualTo(lines);
    }

    /** The page's program of that name, as it stands there. */
    private void compile(String name) throws Exception {
        Path source = folder.resolve(name + ".java");
        Path page = Path.of(System.getProperty("weir.root"), "docs/journal.md");
        Matcher program = PROGRAM.matcher(Files.readString(page));
        while (program.find() && !program.group(1).contains("class " + name)) {
            continue;
        }
        Files.writeString(source, program.group(1));

        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:all", "-Werror",
            "-cp", readersNeeds(), source.toString());

        assertThat(compiled).isZero();
    }

    /** Of this test's class path what the page says is needed. */
    private static String readersNeeds() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> each.matches(".*(/journal/target/|/codecs/target/|weir-journal|weir-codecs|agrona).*"))
            .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(String name) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {folder.resolve("journal").toString()});
        } finally {
            System.setOut(stdout);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
