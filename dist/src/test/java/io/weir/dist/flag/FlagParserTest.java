// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagParserTest {
    private static final Flag<String> NAME = new Flag<>("name", GoValues.text("TEXT"), "nobody", "a name");
    private static final Flag<String> DOTTED = new Flag<>("name.sep", GoValues.text("TEXT"), "\n", "a separator");
    private static final Flag<Integer> COUNT = new Flag<>("count", GoValues.integer(0, 100), "10", "a count");
    private static final Flag<Boolean> QUIET = new Flag<>("quiet", FlagType.SWITCH, "false", "a switch");

    private final FlagParser parser = new FlagParser(new FlagSet().add("All", List.of(NAME, DOTTED, COUNT, QUIET))
        .refuse("later", "not there yet"));

    private FlagValues parse(String... words) throws FlagException {
        return parser.parse(Arrays.asList(words));
    }

    @Test
    void valueStandsBehindABlankOrAnEqualsSignAndOneOrTwoHyphens() throws FlagException {
        for (String[] words : new String[][] {{"-name", "x"}, {"-name=x"}, {"--name", "x"}, {"--name=x"}}) {
            assertThat(parse(words).value(NAME)).isEqualTo("x");
        }
    }

    @Test
    void switchNeedsNoValueAndTakesOneOnlyBehindAnEqualsSign() throws FlagException {
        assertThat(parse("-quiet").value(QUIET)).isTrue();
        assertThat(parse("--quiet=T").value(QUIET)).isTrue();
        assertThat(parse("-quiet=0").value(QUIET)).isFalse();
        assertThat(parse("-quiet", "-name=x").value(NAME)).isEqualTo("x");
        assertThatThrownBy(() -> parse("-quiet", "false")).isInstanceOf(FlagException.class)
            .hasMessageContaining("stray word \"false\"").hasMessageContaining("-name=false");
    }

    @Test
    void lastOfSeveralWinsButEachMustBeGood() throws FlagException {
        assertThat(parse("-count=1", "-count", "2").value(COUNT)).isEqualTo(2);
        assertThatThrownBy(() -> parse("-count=x", "-count=2")).isInstanceOf(FlagException.class);
    }

    @Test
    void emptyValueIsAValue() throws FlagException {
        FlagValues values = parse("-name=", "-name.sep", "");

        assertThat(values.value(NAME)).isEmpty();
        assertThat(values.value(DOTTED)).isEmpty();
        assertThat(values.isGiven(DOTTED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-quiet", "a=b", "\"quoted\"", "'q'", "@file", "${user.home}", " ", "--", "-", "x,y", "\n",
        "ü"})
    void nextWordIsTheValueWhateverItLooksLike(String word) throws FlagException {
        assertThat(parse("-name", word).value(NAME)).isEqualTo(word);
        assertThat(parse("-name=" + word).value(NAME)).isEqualTo(word);
    }

    @Test
    void defaultHoldsWithoutTheFlag() throws FlagException {
        FlagValues values = parse();

        assertThat(values.value(NAME)).isEqualTo("nobody");
        assertThat(values.value(COUNT)).isEqualTo(10);
        assertThat(values.isGiven(NAME)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-nmae=x | unknown flag -nmae; did you mean -name?",
        "-zzzzzz=x | unknown flag -zzzzzz",
        "--cuont | unknown flag -cuont; did you mean -count?",
        "-name   | flag -name needs a value: -name=TEXT",
        "-count= | bad value \"\" for flag -count: allowed: a whole number from 0 to 100",
        "-count=101 | bad value \"101\" for flag -count: allowed: a whole number from 0 to 100",
        "-quiet= | bad value \"\" for flag -quiet: allowed: 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False",
        "-later=1 | flag -later: not there yet",
        "-later.more=1 | flag -later.more: not there yet",
        "---name=x | bad flag syntax: ---name=x",
        "-=x | bad flag syntax: -=x",
        "--=x | bad flag syntax: --=x",
    })
    void badFlagIsNamedInOneLine(String word, String message) {
        assertThatThrownBy(() -> parse(word)).isInstanceOf(FlagException.class).hasMessage(message);
    }

    @Test
    void strayWordsAreRefused() {
        for (String[] words : new String[][] {{"word"}, {"-quiet", "word"}, {"-"}, {"--", "-quiet"}, {""}}) {
            assertThatThrownBy(() -> parse(words)).isInstanceOf(FlagException.class)
                .hasMessageStartingWith("stray word");
        }
    }

    @Test
    void twoHyphensEndTheFlags() throws FlagException {
        assertThat(parse("-count=3", "--").value(COUNT)).isEqualTo(3);
    }
}
