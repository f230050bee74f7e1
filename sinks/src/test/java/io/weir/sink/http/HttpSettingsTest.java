// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class HttpSettingsTest {
    private static final String URL = "http://localhost:1/v1/ingest";
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "url | ftp://host/ | .url must be such as https://host/v1/ingest",
        "url | '' | .url must be such as https://host/v1/ingest",
        "url | https://me:secret@host/ | .url must not hold a user",
        "url | https://host/#x | .url must not have a #fragment",
        "in-flight | 0 | .in-flight must be from 1 to 256, not 0",
        "batch-bytes | 512MiB | .batch-bytes must be from 1 to 268435456, not 536870912",
        "batch-bytes | 0 | .batch-bytes must be from 1 to 268435456, not 0",
        "timeout | 0s | .timeout must be from 1 to 3600000 ms, not 0",
        "retry-max | 0s | .retry-max must be from",
        "user | me | .user and password-file (or password-env) need each other",
        "cert | a.pem | .cert and key need each other",
        "header | no colon | .header must be Name: value",
        "header | Content-Type: text/plain | of a name that Weir does not set itself",
        "header | Host: elsewhere | .header has a name or value that cannot be sent: Host",
    })
    void whatCannotWorkIsRefusedBeforeAnythingOpens(String key, String value, String why) {
        assertThatThrownBy(() -> HttpRig.created(URL, key, value))
            .hasMessageStartingWith("-transport.http.").hasMessageContaining(why)
            .hasMessageNotContaining("secret");
    }

    @Test
    void aTokenAndAUserExcludeEachOther() {
        assertThatThrownBy(() -> HttpRig.created(URL, "token-file", "t", "user", "me", "password-file", "p"))
            .hasMessageContaining("a token exclude each other");
    }

    @Test
    void aSecretThatIsNotThereOrUnfitIsNamedByItsPlaceAndNotShown() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "hidden\nwords");

        assertThatThrownBy(() -> HttpRig.started(URL, "token-file", token.toString()))
            .hasMessageContaining(token.toString()).hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> HttpRig.started(URL, "token-file", folder.resolve("none").toString()))
            .hasMessage("-transport.http.token-file: the file " + folder.resolve("none")
                + " has no usable secret: no such file or directory");
        assertThatThrownBy(() -> HttpRig.started(URL, "token-env", "WEIR_TEST_NOT_SET"))
            .hasMessageStartingWith("-transport.http.token-env: ").hasMessageContaining("WEIR_TEST_NOT_SET");
    }

    @Test
    void aPasswordIsReadFromItsFileAgainWhenItChanges() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "one");
        Credentials credentials = Credentials.basic("me", Secret.password(file, ""));
        credentials.start("-transport.http");
        assertThat(credentials.header()).isEqualTo("Basic bWU6b25l");

        Files.writeString(file, "second");
        assertThat(credentials.header()).isEqualTo("Basic bWU6c2Vjb25k");

        Files.delete(file);
        assertThat(credentials.header()).as("while it is being replaced").isEqualTo("Basic bWU6c2Vjb25k");
    }

    @Test
    void aDeadLetterFileThatCannotBeWrittenIsNamedAtTheStart() {
        Path inNoFolder = folder.resolve("no/dead");

        assertThatThrownBy(() -> HttpRig.started(URL, "dead-letter", inNoFolder.toString()))
            .hasMessage("-transport.http.dead-letter: " + inNoFolder
                + " cannot be written: no such file or directory");
    }
}
