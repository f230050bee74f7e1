// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class FileSinkTest {
    @TempDir
    private Path folder;

    private static FileSink sink(String path) {
        return (FileSink) made(new FileSettings(path, "\n"));
    }

    private static Sink made(FileSettings settings) {
        return new FileSinkFactory().create(new SinkContext() {
            @Override
            public String name() {
                return "file";
            }

            @Override
            public <T extends Record> T settings(Class<T> type) {
                return type.cast(settings);
            }
        });
    }

    @Test
    void appendsToWhatIsThereAndSaysDone() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "old\n");
        FileSink sink = sink(file.toString());
        TextBlock block = new TextBlock("a\n", "b\n");

        sink.start();
        sink.onBlock(block);
        sink.close();

        assertThat(file).hasContent("old\na\nb\n");
        assertThat(block.done).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'',stdout", "/dev/stdout,stdout", "/dev/fd/1,stdout", "/proc/self/fd/1,stdout", "/dev/stderr,stderr",
        "/dev/fd/2,stderr", "/proc/self/fd/2,stderr"})
    void theNamesOfStandardStreamsMeanTheStreams(String path, String name) {
        assertThat(StandardStream.named(path).name()).isEqualTo(name);
        assertThat(StandardStream.named(path).isReopenable()).isFalse();
        assertThat(StandardStream.named("/dev/null")).isNull();
    }

    @Test
    void aNewFileIsForUserAndGroup() throws Exception {
        Path file = folder.resolve("new");
        FileSink sink = sink(file.toString());

        sink.start();
        sink.close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .matches("rw-(r|-)-----");
    }

    @Test
    void reopensByNameAtTheNextBlock() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));

        Files.move(file, folder.resolve("out.1"));
        sink.onBlock(new TextBlock("b\n"));
        sink.reopen();
        sink.onBlock(new TextBlock("c\n"));
        sink.close();

        assertThat(folder.resolve("out.1")).hasContent("a\nb\n");
        assertThat(file).hasContent("c\n");
    }

    @Test
    void reopensWhileIdle() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        Files.move(file, folder.resolve("out.1"));

        sink.reopen();
        sink.onIdle(0);

        assertThat(file).exists();
        sink.close();
    }

    @Test
    void keepsWritingToTheOldFileIfTheNameCannotBeOpened() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        FileSink sink = sink(sub.resolve("out").toString());
        sink.start();
        Files.move(sub, folder.resolve("moved"));

        sink.reopen();
        sink.onBlock(new TextBlock("a\n"));
        sink.close();

        assertThat(folder.resolve("moved/out")).hasContent("a\n");
    }

    @Test
    void copiedAndTruncatedFileIsWrittenFromItsStart() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));

        try (FileChannel rotation = FileChannel.open(file, StandardOpenOption.WRITE)) {
            rotation.truncate(0);
        }
        sink.onBlock(new TextBlock("b\n"));
        sink.close();

        assertThat(file).hasContent("b\n");
    }

    /** As the watch does, until what it saw cannot be passing. */
    private static void look(FileSink sink) {
        sink.look();
        sink.look();
    }

    @Test
    void deletedFileIsMadeAnewWithWhatWasWrittenSinceItWasSeen() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));
        look(sink);

        Files.delete(file);
        sink.onBlock(new TextBlock("b\n"));
        sink.look();
        sink.onBlock(new TextBlock("c\n"));
        sink.look();
        sink.onBlock(new TextBlock("d\n"));
        look(sink);
        sink.onIdle(0);
        sink.close();

        assertThat(file).as("a was deleted by whoever deleted the file").hasContent("b\nc\nd\n");
    }

    @Test
    void movedFileKeepsItsLinesAndTheNextGoIntoOneOfTheName() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));
        look(sink);

        Files.move(file, folder.resolve("out.1"));
        sink.onBlock(new TextBlock("b\n"));
        look(sink);
        sink.onIdle(0);
        sink.onBlock(new TextBlock("c\n"));
        sink.close();

        assertThat(folder.resolve("out.1")).hasContent("a\nb\n");
        assertThat(file).hasContent("c\n");
    }

    @Test
    void replacedFileIsAppendedTo() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));
        look(sink);

        Files.move(Files.writeString(folder.resolve("new"), "new\n"), file, StandardCopyOption.REPLACE_EXISTING);
        sink.onBlock(new TextBlock("b\n"));
        look(sink);
        sink.onBlock(new TextBlock("c\n"));
        sink.close();

        assertThat(file).hasContent("new\nb\nc\n");
    }

    @Test
    void truncatedFileIsTheSameAndGetsNoLineTwice() throws Exception {
        Path file = folder.resolve("out");
        FileSink sink = sink(file.toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));
        look(sink);

        Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        sink.onBlock(new TextBlock("b\n"));
        look(sink);
        Files.delete(file);
        sink.onBlock(new TextBlock("c\n"));
        look(sink);
        sink.onIdle(0);
        sink.close();

        assertThat(file).hasContent("c\n");
    }

    @Test
    void linesWaitWhileADeletedFilesFolderIsGoneAndTheSinkFails() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        FileSink sink = sink(sub.resolve("out").toString());
        sink.start();
        sink.onBlock(new TextBlock("a\n"));
        look(sink);
        Files.delete(sub.resolve("out"));
        Files.delete(sub);
        sink.onBlock(new TextBlock("b\n"));
        look(sink);

        assertThatThrownBy(() -> sink.onBlock(new TextBlock("c\n")))
            .isInstanceOfSatisfying(SinkException.class, e -> assertThat(e.isRetryable()).isTrue())
            .hasMessageContaining("no such file or directory");
        assertThat(sink.trouble().failing()).isTrue();

        Files.createDirectory(sub);
        sink.onBlock(new TextBlock("c\n"));
        assertThat(sink.trouble().failing()).isFalse();
        assertThat(sub.resolve("out")).hasContent("b\nc\n");
        sink.close();
    }

    @Test
    void missingFolderIsNamedInTheSystemsWords() {
        String path = folder.resolve("none/out").toString();

        assertThatThrownBy(sink(path)::start).isInstanceOf(SinkException.class)
            .hasMessage("open " + path + ": no such file or directory");
        assertThatThrownBy(sink(folder.toString())::start).hasMessage("open " + folder + ": is a directory");
    }

    @Test
    void fullDeviceIsRetryable() throws Exception {
        assumeThat(Path.of("/dev/full")).exists();
        FileSink sink = sink("/dev/full");
        sink.start();

        assertThatThrownBy(() -> sink.onBlock(new TextBlock("a\n")))
            .isInstanceOfSatisfying(SinkException.class, e -> assertThat(e.isRetryable()).isTrue())
            .hasMessage("write /dev/full: no space left on device");
        sink.close();
    }

    @Test
    void pipeWhoseReaderEndedIsGone() throws Exception {
        Path pipe = fifo();
        FileChannel reader = openBothWays(pipe);
        FileSink sink = sink(pipe.toString());
        sink.start();

        reader.close();

        assertThatThrownBy(() -> sink.onBlock(new TextBlock("a\n")))
            .isInstanceOfSatisfying(SinkException.class, e -> assertThat(e.isGone()).isTrue())
            .hasMessageContaining("the reader is gone");
        sink.close();
    }

    @Test
    void writeThatIsStuckEndsWhenTheSinkIsClosed() throws Exception {
        Path pipe = fifo();
        AtomicReference<Exception> thrown = new AtomicReference<>();
        try (FileChannel reader = openBothWays(pipe)) {
            FileSink sink = sink(pipe.toString());
            sink.start();
            Thread writer = new Thread(() -> {
                try {
                    sink.onBlock(new TextBlock("x".repeat(1 << 20)));
                } catch (SinkException e) {
                    thrown.set(e);
                }
            });
            writer.start();
            // Bytes of a pipe that nobody empties: the write is stuck once they are there.
            reader.read(java.nio.ByteBuffer.allocate(1));

            sink.close();
            writer.join(10_000);

            assertThat(writer.isAlive()).isFalse();
        }
        assertThat(thrown.get()).hasMessageContaining("closed");
    }

    private Path fifo() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Process made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException absent) {
            assumeThat(false).as("mkfifo is not there: %s", absent.getMessage()).isTrue();
            throw absent;
        }
        assertThat(made.waitFor()).isZero();
        return pipe;
    }

    /** Opened for both, a FIFO waits for no other end. */
    private static FileChannel openBothWays(Path pipe) throws IOException {
        return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
