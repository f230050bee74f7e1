// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    private final List<String> calls = new ArrayList<>();
    private final List<Command> table = List.of(
        new Command("first", "does one thing", args -> called("first", args)),
        new Command("second", "does another", args -> called("second", args)),
        Command.of("third", "does a third", Third::new));
    private final Commands commands = new Commands(args -> called("collector", args), table);

    private int called(String name, List<String> args) {
        calls.add(name + args);
        return 7;
    }

    @Test
    void firstWordNamesTheCommandAndTheRestIsItsOwn() {
        assertThat(commands.run(List.of("second", "-x", "first"))).isEqualTo(7);
        assertThat(calls).containsExactly("second[-x, first]");
    }

    @Test
    void flagsAloneAreTheCollectors() {
        commands.run(List.of());
        commands.run(List.of("-x", "first"));
        commands.run(List.of("--x=y"));

        assertThat(calls).containsExactly("collector[]", "collector[-x, first]", "collector[--x=y]");
    }

    @Test
    void unknownCommandIsExitCode2() {
        assertThat(commands.run(List.of("frist"))).isEqualTo(2);
        assertThat(commands.run(List.of(""))).isEqualTo(2);
        assertThat(calls).isEmpty();
    }

    @Test
    void helpListsAllAndAsksOne() {
        assertThat(Commands.text(table)).contains("weir first", "does one thing", "weir second", "weir help");

        commands.run(List.of("help", "second"));

        assertThat(calls).containsExactly("second[-h]");
    }

    @Test
    void annotatedCommandsEndWithTheirExitCode() {
        assertThat(commands.run(List.of("third", "--code", "3"))).isEqualTo(3);
        assertThat(commands.run(List.of("third", "--cod", "3"))).as("no abbreviations").isEqualTo(2);
        assertThat(commands.run(List.of("third", "--code", "x"))).isEqualTo(2);
        assertThat(commands.run(List.of("third", "word"))).isEqualTo(2);
        assertThat(commands.run(List.of("third", "--code", "-1"))).as("a failure").isEqualTo(1);
    }

    @CommandLine.Command(name = "third")
    private static final class Third implements Callable<Integer> {
        @CommandLine.Option(names = "--code")
        private int code;

        @Override
        public Integer call() {
            if (code < 0) {
                throw new IllegalStateException("it failed");
            }
            return code;
        }
    }
}
