// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of commands of a page that says, in a comment above it that readers do not see, that it can be run:
 *
 * <pre>{@code
 * <!-- run -->             the commands end with exit code 0
 * <!-- run: WORDS -->      and WORDS are in their output, or come in that of the page's commands in the background
 * <!-- start: WORDS -->    one command that goes on in the background; WORDS come in its output
 * <!-- run if TOOL -->     as above, each of them, where there is such a program
 * }</pre>
 *
 * @param line where it begins, from 1
 * @param background whether it goes on while later ones run
 * @param tool a program that it needs beside Weir, or empty
 * @param words what must be in the output, or empty
 * @param script the commands
 */
record DocBlock(int line, boolean background, String tool, String words, String script) {
    private static final Pattern MARKED =
        Pattern.compile("(?ms)^<!-- (run|start)(?: if (\\w+))?(?:: ([^\\n]*?))? -->\\n```sh\\n(.*?)^```$");
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- (run|start)\\b");

    /** The marked blocks of a page; a mark without a block of commands below it is refused. */
    static List<DocBlock> of(String page) {
        List<DocBlock> blocks = MARKED.matcher(page).results().map(match -> block(page, match)).toList();
        long marks = MARK.matcher(page).results().count();
        if (marks != blocks.size()) {
            throw new IllegalArgumentException(marks + " marks, but " + blocks.size() + " blocks ```sh below a mark");
        }
        return blocks;
    }

    private static DocBlock block(String page, MatchResult match) {
        int line = (int) page.substring(0, match.start()).lines().count() + 1;
        return new DocBlock(line, match.group(1).equals("start"), orEmpty(match.group(2)), orEmpty(match.group(3)),
            match.group(4));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    /** Whether this machine has what it needs. */
    boolean canRun() {
        return tool.isEmpty() || Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
