// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.IngestContract;
import io.weir.ingest.IngestOptions;
import io.weir.ingest.IngestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HttpTlsTest {
    @TempDir
    private static Path folder;
    private static TestIdentity serverIdentity;
    private static TestIdentity clientIdentity;
    private final TakenLines lines = new TakenLines();

    @BeforeAll
    static void makeKeys() throws Exception {
        serverIdentity = TestIdentity.in(folder, "server");
        clientIdentity = TestIdentity.in(folder, "client");
    }

    private IngestServer server(boolean clientCertificate) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new IngestServer(IngestOptions.at(any).withTls(
            Tls.context("-transport.http", clientIdentity.cert, serverIdentity.cert, serverIdentity.key),
            clientCertificate), lines);
    }

    private static String url(IngestServer server) {
        return "https://localhost:" + server.port() + IngestContract.PATH;
    }

    @Test
    void aServerOfAnOwnAuthorityIsTrusted() throws Exception {
        try (IngestServer server = server(false);
            HttpSink sink = HttpRig.started(url(server), "ca", serverIdentity.cert.toString())) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("block is settled", block::isSettled);

            assertThat(lines.lines()).isEqualTo(block.lines());
        }
    }

    @Test
    void certificatesThatHaveExpiredAreRefusedAtTheStart() throws Exception {
        TestIdentity old = TestIdentity.in(folder, "old", "-9d");

        assertThatThrownBy(() -> HttpRig.started("https://localhost:1/", "ca", old.cert.toString()))
            .hasMessageContainingAll("-transport.http.ca: " + old.cert, "no certificate that is still valid",
                "CN=old expired at 20", "new one");
        assertThatThrownBy(() -> HttpRig.started("https://localhost:1/", "cert", old.cert.toString(),
            "key", old.key.toString()))
            .hasMessageContainingAll("-transport.http.cert: " + old.cert, "CN=old expired at 20");
        Path both = Files.writeString(folder.resolve("both.crt"),
            Files.readString(old.cert) + Files.readString(serverIdentity.cert));
        try (IngestServer server = server(false); HttpSink sink = HttpRig.started(url(server), "ca", both.toString())) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("block is settled", block::isSettled);

            assertThat(lines.lines()).as("one of two is enough").isEqualTo(block.lines());
        }
    }

    @Test
    void aServerThatAsksForACertificateIsShownTheClients() throws Exception {
        try (IngestServer server = server(true);
            HttpSink sink = HttpRig.started(url(server), "ca", serverIdentity.cert.toString(),
                "cert", clientIdentity.cert.toString(), "key", clientIdentity.key.toString())) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("block is settled", block::isSettled);

            assertThat(lines.lines()).isEqualTo(block.lines());
        }
    }

    @Test
    void certificatesAreReadAgainWhenAskedForAndBadOnesLeaveTheOldInUse() throws Exception {
        Path ca = Files.writeString(folder.resolve("ca"), Files.readString(clientIdentity.cert));
        try (IngestServer server = server(false);
            HttpSink sink = HttpRig.started(url(server), "ca", ca.toString(), "retry-max", "1s", "give-up", "1ms")) {
            LineBlock refused = LineBlock.numbers(0, 1);
            sink.onBlock(refused);
            HttpRig.await("block is settled", refused::isSettled);
            assertThat(refused.failure()).isNotNull();

            Files.writeString(ca, Files.readString(serverIdentity.cert));
            sink.reopen();
            Files.writeString(ca, "broken");
            sink.reopen();
            LineBlock taken = LineBlock.numbers(1, 2);
            sink.onBlock(taken);
            HttpRig.await("block is settled", taken::isSettled);

            assertThat(taken.failure()).isNull();
            assertThat(lines.lines()).isEqualTo(taken.lines());
        }
    }

    @Test
    void aBatchThatWaitsForItsNextAttemptUsesTheNewCertificates() throws Exception {
        Path ca = Files.writeString(folder.resolve("own"), Files.readString(clientIdentity.cert));
        try (IngestServer server = server(false);
            HttpSink sink = HttpRig.started(url(server), "ca", ca.toString(), "in-flight", "1")) {
            LineBlock block = LineBlock.numbers(0, 3);
            sink.onBlock(block);
            HttpRig.await("the server is not trusted", () -> sink.trouble().failing());

            Files.writeString(ca, Files.readString(serverIdentity.cert));
            sink.reopen();

            HttpRig.await("block is settled", block::isSettled);
            assertThat(lines.lines()).isEqualTo(block.lines());
        }
    }

    @Test
    void nothingIsSentToAServerThatIsNotTrustedOrDoesNotTrust() throws Exception {
        try (IngestServer server = server(true);
            HttpSink withoutCa = HttpRig.started(url(server), "give-up", "1ms");
            HttpSink withoutCert =
                HttpRig.started(url(server), "give-up", "1ms", "ca", serverIdentity.cert.toString())) {
            LineBlock first = LineBlock.numbers(0, 3);
            LineBlock second = LineBlock.numbers(3, 6);
            withoutCa.onBlock(first);
            withoutCert.onBlock(second);
            HttpRig.await("blocks are settled", () -> first.isSettled() && second.isSettled());

            assertThat(first.failure()).hasMessageContaining("TLS");
            assertThat(second.failure()).isNotNull();
            assertThat(lines.lines()).isEmpty();
        }
    }

    @Test
    void filesThatAreNoCertificateOrKeyAreNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "hello\n");

        assertThatThrownBy(() -> HttpRig.started("https://localhost:1/", "ca", text.toString()))
            .hasMessageStartingWith("TLS: -transport.http.ca: " + text + " has no certificate in PEM");
        assertThatThrownBy(() -> HttpRig.started("https://localhost:1/", "ca", folder.resolve("no").toString()))
            .hasMessage("TLS: -transport.http.ca: " + folder.resolve("no")
                + " cannot be read: no such file or directory");
        assertThatThrownBy(() -> HttpRig.started("https://localhost:1/", "cert", clientIdentity.cert.toString(),
            "key", clientIdentity.cert.toString())).hasMessageContaining("BEGIN PRIVATE KEY");
    }
}
