// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private String printed() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'\u001b[2J' | '\\u001b[2J'",
        "'a\u007fb' | 'a\\u007fb'",
        "'\u009b31m' | '\\u009b31m'",
        "'over\rwritten' | 'over\\u000dwritten'",
        "'\u202egpj.exe' | '\\u202egpj.exe'",
        "'two\u2028lines' | 'two\\u2028lines'",
        "'größer 東京 🚀' | 'größer 東京 🚀'",
    })
    void whatATerminalWouldObeyIsShownInALineAndOnAStream(String text, String shown) {
        SafeText.stream(terminal).print(text);

        assertThat(SafeText.line(text)).isEqualTo(shown);
        assertThat(printed()).isEqualTo(shown);
    }

    @Test
    void aLineStaysALineAndAStreamHasLines() {
        assertThat(SafeText.line("ok\nforged\tline")).isEqualTo("ok\\nforged\\tline");

        SafeText.stream(terminal).print("one\n\ttwo\n");
        assertThat(printed()).isEqualTo("one\n\ttwo\n");
    }

    @Test
    void charactersMayComeByteByByte() {
        PrintStream stream = SafeText.stream(terminal);

        for (byte each : "ü\u009b\u001b東🚀\n".getBytes(StandardCharsets.UTF_8)) {
            stream.write(each);
        }

        assertThat(printed()).isEqualTo("ü\\u009b\\u001b東🚀\n");
    }

    @Test
    void bytesThatAreNoCharactersAreShownAsThemselves() {
        byte[] bytes = {(byte) 0x9b, '3', (byte) 0xc3, 'x', (byte) 0xe0, (byte) 0x80, (byte) 0x9b, (byte) 0xff};

        String shown = new String(SafeText.lines(bytes, 0, bytes.length), StandardCharsets.US_ASCII);

        assertThat(shown).isEqualTo("\\u009b3\\u00c3x\\u00e0\\u0080\\u009b\\u00ff");
    }

    @Test
    void theStreamBehindIsThereForWhoMovesTheCursor() {
        PrintStream behind = new PrintStream(terminal, true, StandardCharsets.UTF_8);

        SafeText.behind(SafeText.stream(behind)).print("\r\u001b[K");

        assertThat(printed()).isEqualTo("\r\u001b[K");
        assertThat(SafeText.behind(behind)).isSameAs(behind);
    }
}
