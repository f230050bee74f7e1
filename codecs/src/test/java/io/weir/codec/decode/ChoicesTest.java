// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.RulesTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Column;
import io.weir.codec.table.TableFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each two elements of a column in choices.csv, but for lists: alone, in either order, with and without zero. */
class ChoicesTest {
    private static final int TEMPLATE = 300;
    private static final String ADDRESSES = "c0000201" + "c6336401";

    /** An element of an enterprise, 0 for IANA's, and how it is read. */
    record Element(int enterprise, int id, String step) {
        static Element of(String element, String step) {
            String[] numbers = ("0:" + element).split(":");
            return new Element(Integer.parseInt(numbers[numbers.length - 2]),
                Integer.parseInt(numbers[numbers.length - 1]), step);
        }

        /** Its field in a template, eight bytes wide. */
        String field() {
            return enterprise == 0 ? hex16(id) + hex16(8) : hex16(id | 0x8000) + hex16(8) + hex32(enterprise);
        }

        /** Bytes of a value: the smaller the place, the later a time. */
        String hex(int place) {
            return switch (step) {
                case "NTP" -> hex(8, EXPORT + 2_208_988_800L - 10 * place << 32);
                case "MILLISECONDS" -> hex(8, (EXPORT - 10 * place) * 1000);
                case "SECONDS" -> hex(8, EXPORT - 10 * place);
                case "ICMP_TYPE", "ICMP_CODE" -> hex(8, 0x0301 + 0x0101 * place);
                default -> hex(8, 7 + place);
            };
        }

        static String zero() {
            return hex(8, 0);
        }

        private static String hex(int bytes, long value) {
            return String.format("%0" + 2 * bytes + "x", value);
        }
    }

    /** Two elements of a column. */
    record Pair(int protocol, String column, Element best, Element other) {
    }

    static Stream<Pair> pairs() {
        return Stream.of(9, 10).flatMap(protocol -> columns(protocol).entrySet().stream().flatMap(each -> {
            List<Pair> pairs = new ArrayList<>();
            List<Element> elements = each.getValue();
            for (int best = 0; best < elements.size(); best++) {
                for (int other = best + 1; other < elements.size(); other++) {
                    pairs.add(new Pair(protocol, each.getKey(), elements.get(best), elements.get(other)));
                }
            }
            return pairs.stream();
        }));
    }

    private static Map<String, List<Element>> columns(int protocol) {
        Map<String, List<Element>> columns = new LinkedHashMap<>();
        for (String line : TableFile.lines(Column.class, "choices.csv")) {
            String[] cells = line.split(",");
            boolean applies = cells[2].equals("any") || cells[2].equals(String.valueOf(protocol));
            if (applies && !cells[3].startsWith("LABEL") && !(protocol == 9 && cells[1].contains(":"))) {
                columns.computeIfAbsent(cells[0], column -> new ArrayList<>())
                    .add(Element.of(cells[1], cells[3]));
            }
        }
        return columns;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givenTwoElementsOfAColumnThenTheBestThatIsSetFillsIt(Pair pair) {
        String best = alone(pair, pair.best(), pair.best().hex(1));
        String other = alone(pair, pair.other(), pair.other().hex(2));
        String zero = Element.zero();

        assertThat(both(pair, pair.best().hex(1), pair.other().hex(2))).containsOnly(best);
        assertThat(both(pair, pair.best().hex(1), zero)).containsOnly(best);
        assertThat(both(pair, zero, pair.other().hex(2))).containsOnly(other);
        assertThat(best).isNotEqualTo(other).isNotEqualTo(alone(pair, pair.best(), zero));
    }

    private static String alone(Pair pair, Element element, String hex) {
        return value(Decoded.correct(), packet(pair, hex, element), pair.column());
    }

    /** The value with the best before and behind the other. */
    private static List<String> both(Pair pair, String best, String other) {
        byte[] before = packet(pair, best + other, pair.best(), pair.other());
        byte[] behind = packet(pair, other + best, pair.other(), pair.best());
        return List.of(value(Decoded.correct(), before, pair.column()),
            value(Decoded.correct(), behind, pair.column()));
    }

    private static byte[] packet(Pair pair, String values, Element... elements) {
        StringBuilder fields = new StringBuilder(hex16(8) + hex16(4) + hex16(12) + hex16(4));
        for (Element element : elements) {
            fields.append(element.field());
        }
        String template = hex16(TEMPLATE) + hex16(2 + elements.length) + fields;
        Packet packet = pair.protocol() == 9 ? Packet.v9().set(0, template) : Packet.ipfix().set(2, template);
        return packet.set(TEMPLATE, ADDRESSES + values).bytes();
    }
}
