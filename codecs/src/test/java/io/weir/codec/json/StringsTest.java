// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Text from routers in lines, read by a parser of JSON. */
class StringsTest {
    private final byte[] to = new byte[1024];
    private final JsonMapper mapper = new JsonMapper();

    private String json(byte[] from, int end) {
        return '"' + new String(to, 0, end, StandardCharsets.UTF_8) + '"';
    }

    @Test
    void anyBytesAreTextForAParser() {
        Random random = new Random(14);
        for (int i = 0; i < 20_000; i++) {
            byte[] from = new byte[random.nextInt(40)];
            random.nextBytes(from);

            String line = json(from, Strings.json(to, 0, from, 0, from.length));

            assertThat(line).doesNotContain("\n");
            String read = mapper.readValue(line, String.class);
            // The JDK joins some broken bytes to one replacement.
            assertThat(read.replaceAll("\ufffd+", "\ufffd"))
                .isEqualTo(new String(from, StandardCharsets.UTF_8).replaceAll("\ufffd+", "\ufffd"));
        }
    }

    @Test
    void allCharactersStayThemselves() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character += character < 0x3000 ? 1 : 61) {
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                continue;
            }
            String text = "a" + Character.toString(character) + "z";
            byte[] from = text.getBytes(StandardCharsets.UTF_8);

            String line = json(from, Strings.json(to, 0, from, 0, from.length));

            assertThat(mapper.readValue(line, String.class)).isEqualTo(text);
        }
    }

    @Test
    void asGoflow2ItIsJsonWhereverGoflow2HasALine() {
        Random random = new Random(14);
        byte[] alphabet = "ab\\\\u00e9/n\"<&\0 \n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] from = new byte[random.nextInt(12)];
            for (int k = 0; k < from.length; k++) {
                from[k] = alphabet[random.nextInt(alphabet.length)];
            }

            String line = json(from, Strings.jsonAsGoflow2(to, 0, from, 0, from.length));

            assertThat(mapper.readValue(line, String.class)).isNotNull();
        }
    }

    @Test
    void aLineOfTextStaysALine() {
        byte[] from = "a\nb\0c\u007f".getBytes(StandardCharsets.UTF_8);

        int end = Strings.text(to, 0, from, 0, from.length);

        assertThat(new String(to, 0, end, StandardCharsets.UTF_8)).isEqualTo("a\\nb\\u0000c\\u007f");
        assertThat(Strings.length(Arrays.copyOf(from, 20), 0, 20)).isEqualTo(from.length);
    }
}
