// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every call that can take something out of a file, or a file away, stands in the table of docs/files.md with why that
 * is nobody's data: a new one is thought about before it is in.
 */
final class FileCallsTest {
    private static final Pattern IN_JAVA = Pattern.compile("\\b(Files\\.(?:delete|deleteIfExists|move|copy|write|"
        + "writeString|newOutputStream|newBufferedWriter)|RandomAccessFile|FileWriter|"
        + "FileOutputStream)\\((?!FileDescriptor\\.|descriptor\\))|"
        + "\\b(TRUNCATE_EXISTING|REPLACE_EXISTING|ATOMIC_MOVE|DELETE_ON_CLOSE)\\b|"
        + "(?<!line)\\.(truncate|setLength|renameTo|delete|deleteOnExit)\\(");
    private static final Pattern IN_SCRIPTS = Pattern.compile(
        "(?<![\\w./-])(rm|mv|truncate|shred|unlink|dd)\\s|\\b(os\\.(?:remove|unlink|rename|replace|truncate)|"
        + "shutil\\.(?:rmtree|move))\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| [^|]{20,} \\|$");

    @Test
    void everyCallThatTakesAwayStandsInTheTable() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Matcher rows = ROW.matcher(Pages.text(Pages.root().resolve("docs/files.md")));
        while (rows.find()) {
            written.put(rows.group(1), rows.group(2));
        }

        assertThat(written).as("docs/files.md beside the source").isEqualTo(calls(Pages.root()));
    }

    @Test
    void callsAreFoundAndCommentsAreNone() {
        assertThat(names(IN_JAVA, "// Files.delete(a)\nFiles.move(a, b, ATOMIC_MOVE);\nto.truncate(0); s.deleted();"))
            .isEqualTo("`ATOMIC_MOVE`, `Files.move`, `truncate`");
        assertThat(names(IN_SCRIPTS, "# rm -r x\nfirm x\nrm -rf \"$1\"\nshutil.rmtree(x)"))
            .isEqualTo("`rm`, `shutil.rmtree`");
    }

    private static Map<String, String> calls(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skipped = name.equals("target") || name.equals("test") || name.equals(".git");
                return skipped && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Pattern pattern = pattern(root.relativize(file), file);
                String names = pattern == null ? "" : names(pattern, Files.readString(file));
                if (!names.isEmpty()) {
                    String key = pattern == IN_JAVA ? file.getFileName().toString() : root.relativize(file).toString();
                    assertThat(found.put(key, names)).as("two files called " + key).isNull();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static Pattern pattern(Path name, Path file) throws IOException {
        if (name.toString().endsWith(".java")) {
            return IN_JAVA;
        }
        boolean small = Files.size(file) < 1 << 20;
        boolean deployed = name.toString().contains("/deploy/") && !name.toString().endsWith(".json");
        boolean script = small && (deployed || new String(Files.readAllBytes(file), ISO_8859_1).startsWith("#!"));
        return script ? IN_SCRIPTS : null;
    }

    private static String names(Pattern pattern, String text) {
        String code = text.lines().filter(line -> !line.strip().matches("(?://|\\*|/\\*|#|import ).*"))
            .collect(Collectors.joining("\n"));
        return pattern.matcher(code).results().map(FileCallsTest::name)
            .collect(Collectors.toCollection(TreeSet::new)).stream().map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    }

    private static String name(MatchResult call) {
        return IntStream.rangeClosed(1, call.groupCount()).mapToObj(call::group).filter(Objects::nonNull).findFirst()
            .orElseThrow();
    }
}
