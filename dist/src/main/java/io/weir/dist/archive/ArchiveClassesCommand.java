// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.archive;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Uses Weir, so that its classes are there to be archived. The JVM makes the archive at the end of this run, and must
 * know so when it starts: {@code bin/weir} tells it. What comes here otherwise was not started by {@code bin/weir}.
 */
@Command(name = "weir archive-classes", sortOptions = false, usageHelpAutoWidth = true,
    header = "Makes an archive of Weir's classes for this Java, so that each later start costs two fifths less.",
    description = {"The archive is lib/classes-VERSION.jsa in the distribution, where you must be allowed to write. "
        + "Make it again when Java or Weir was replaced: until then a start takes as long as without one."})
public final class ArchiveClassesCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Boolean.getBoolean("weir.archiving")) {
            return Rehearsal.run();
        }
        throw new ParameterException(spec.commandLine(), "archive-classes needs the launcher: run bin/weir "
            + "archive-classes");
    }
}
