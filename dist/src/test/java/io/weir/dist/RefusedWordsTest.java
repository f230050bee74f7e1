// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that a command refuses: one line, before a socket opens. The integration tests try some by the launcher. */
class RefusedWordsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-listne=x            | error: unknown flag -listne; did you mean -listen?",
        "-format=xml          | error: bad value \"xml\" for flag -format: there is no format xml; allowed: bin, json",
        "-listen=snmp://:1    | error: bad value \"snmp://:1\" for flag -listen: there is no scheme snmp",
        "plugin               | error: unknown command \"plugin\"; did you mean plugins?",
        "-v=true word         | error: stray word \"word\"",
        "-v plugins           | error: stray word \"plugins\"",
        "plugins --plugin-dir | error: Unknown option: '--plugin-dir'",
        "plugins word         | error: Unmatched argument at index 0: 'word'",
        "help nothing         | error: unknown command \"nothing\"",
        "journal                              | error: weir journal needs a subcommand: tail, cat,",
        "journal tial                         | error: Unmatched argument at index 0: 'tial'",
        "tail                                 | error: Missing required parameter: 'DIR'",
        "tail d --from yesterday              | error: Invalid value for option '--from'",
        "tail d -n -1                         | error: -n must be 0 or more",
        "tail d --reader a/b                  | error: --reader \"a/b\"",
        "tail d --format xml                  | error: Invalid value for option '--format': \"xml\" is not json,",
        "journal replay d --target nowhere    | error: --target \"nowhere\"",
        "health --addr foo                    | error: bad value \"foo\" for flag --addr: allowed:",
        "diagnose --addr=nowhere              | error",
        "diagnose --for=soon                  | error",
        "diagnose --listen=snmp://:6343       | error",
        "diagnose --what                      | error",
    })
    void wordsAreRefusedByALineThatBeginsSo(String line, String error) {
        Said said = Said.by(line.split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith(error).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-transport=discard -transport.discard.delay=long | for -transport.discard.delay: allowed",
        "-transport=journal | -transport.journal.dir=DIR",
        "-transport=a=file,b=file -transport.a=x.json -transport.b=./x.json | give each sink its own",
        "-transport=file,b=file | writes to stdout",
        "-transport=fiel | did you mean file?",
        "-transport=a=file,a=file | a is there twice",
        "-transport=file -transport.discard.delay=1s | the sink discard is not in use",
        "-transport=file,discard -transport.file.spool.dir=d -transport.discard.when-full=spool "
            + "-transport.discard.spool.dir=d | give each sink its own",
        "-transport=file,discard -transport.discard.dealy=1s | did you mean -transport.discard.delay?",
        "-transport=x=journal -transport.x.dir=OUT -transport.x.fsync-interval=0s | -transport.x.fsync-interval must be"
            + " 1ms or more",
        "-transport=x=journal -transport.x.dir=OUT -transport.x.keep-bytes=4GB | bad value \"4GB\" for "
            + "-transport.x.keep-bytes: allowed is bytes such as",
        "-http.token=@/nope | the file cannot be read: no such file or directory",
        "-exporters.allow=@/nope | /nope: there is no such file",
        "-config=FOLDER | cannot read FOLDER: is a directory",
        "-config=BINARY | cannot read BINARY: not text in UTF-8",
        "-exporters.allow=@BINARY | cannot be read: not text in UTF-8",
        "health --config SILENT | serves no HTTP",
    })
    void settingsAreRefusedByALineThatSays(String words, String part) throws Exception {
        Said said = Said.by(inFolder(words).split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("error: ").contains(inFolder(part)).hasLineCount(1)
            .doesNotContain("Exception", "java.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ingest-server --output /nope/x | --output /nope/x cannot be written: no such file or directory",
        "ingest-server --output OUT --batches /nope/x | --batches /nope/x cannot be written: no such file or directory",
        "ingest-server --token-file /nope | --token-file /nope cannot be read: no such file or directory",
        "decode FOLDER | FOLDER: is a directory",
    })
    void filesThatCannotBeUsedAreNamedWithTheReason(String words, String part) throws Exception {
        Said said = Said.by(inFolder(words).split(" "));

        assertThat(said.exit()).isIn(1, 2);
        assertThat(said.err()).contains("error").contains(inFolder(part)).doesNotContain("Exception", "java.");
    }

    @Test
    void nobodyThereIsNotHealthy() {
        Said said = Said.by("health", "--addr", "127.0.0.1:1");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("not healthy", "127.0.0.1:1", "--addr").hasLineCount(1);
    }

    private String inFolder(String words) throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Path silent = Files.writeString(folder.resolve("silent.yaml"), "addr: \"\"\n");
        return words.replace("FOLDER", folder.toString()).replace("BINARY", binary.toString())
            .replace("SILENT", silent.toString()).replace("OUT", folder.resolve("out").toString());
    }
}
