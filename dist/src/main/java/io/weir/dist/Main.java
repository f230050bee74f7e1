// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import io.weir.dist.archive.ArchiveClassesCommand;
import io.weir.dist.collect.CollectCommand;
import io.weir.dist.collect.ConfigCommand;
import io.weir.dist.decode.DecodeCommand;
import io.weir.dist.diagnose.DiagnoseCommand;
import io.weir.dist.generate.GenerateCommand;
import io.weir.dist.health.HealthCommand;
import io.weir.dist.ingest.IngestServerCommand;
import io.weir.dist.journal.JournalCommand;
import io.weir.dist.log.Stderr;
import io.weir.dist.plugins.PluginsCommand;
import io.weir.dist.proto.ProtoCommand;
import io.weir.dist.selftest.SelftestCommand;
import io.weir.dist.text.SafeText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Where {@code bin/weir} begins. */
public final class Main {
    /** The subcommands: a line each. The collector itself has no name. */
    private static final List<Command> COMMANDS = List.of(
        new Command("config", "check or print the collector's configuration", args -> new ConfigCommand().run(args)),
        Command.of("plugins", "list the sinks and stages that are found, and plugins that are refused",
            PluginsCommand::new),
        Command.of("health", "ask a running Weir whether it is well", HealthCommand::new),
        Command.of("diagnose", "say in words what is wrong: with exporters, this host, sinks", DiagnoseCommand::new),
        Command.of("generate", "send NetFlow, IPFIX or sFlow to a collector or into a capture", GenerateCommand::new),
        Command.of("journal", "read what the journal sink keeps: tail, cat, info, verify, replay", JournalCommand::new),
        Command.shortFor("tail", "journal", JournalCommand::new),
        new Command("decode", "decode captures as the collector would have", args -> new DecodeCommand().run(args)),
        Command.of("proto", "print the .proto file of what -format=bin writes", ProtoCommand::new),
        Command.of("selftest", "send known flows and compare every field of what comes out", SelftestCommand::new),
        Command.of("archive-classes", "make later starts faster, once after each installation",
            ArchiveClassesCommand::new),
        Command.of("ingest-server", "take flows from the sink http, for tests and for trying things out",
            IngestServerCommand::new));
    private static final int FAILED = 1;

    private Main() {
    }

    /** Runs a command to its end; the process ends with its exit code. */
    public static void main(String[] args) {
        if (Boolean.getBoolean("weir.stdout.moved")) {
            // By the launcher, so that nothing but data gets there: see StandardStream.
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.in), true));
        }
        // What others wrote, a server or a jar, is printed by every command: none of it gets through as a control.
        System.setOut(SafeText.stream(System.out));
        System.setErr(SafeText.stream(System.err));
        int code = run(List.of(args));
        Stderr.drain();
        System.exit(code);
    }

    /** A defect must end the process too, although other threads may be running. */
    static int run(List<String> args) {
        try {
            String help = Commands.text(COMMANDS);
            return new Commands(words -> new CollectCommand(help).run(words), COMMANDS).run(args);
        } catch (RuntimeException | Error e) {
            System.err.println("error: this should not have happened: " + e);
            e.printStackTrace();
            return FAILED;
        }
    }
}
