// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.table.TableFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElementRegistryTest {
    private static final Element OWN =
        new Element(64_999, 7, "beerTemperature", ElementType.FLOAT_32, Semantics.QUANTITY, "");

    @AfterEach
    void takeBack() {
        ElementRegistry.use(null);
    }

    @Test
    void anElementHasNameTypeMeaningAndUnits() {
        assertThat(ElementRegistry.find(0, 1)).isEqualTo(new Element(0, 1, "octetDeltaCount",
            ElementType.UNSIGNED_64, Semantics.DELTA_COUNTER, "octets"));
        assertThat(ElementRegistry.find(0, 8).type()).isEqualTo(ElementType.IPV4_ADDRESS);
        assertThat(ElementRegistry.find(0, 56).type()).isEqualTo(ElementType.MAC_ADDRESS);
        assertThat(ElementRegistry.find(0, 152)).isEqualTo(new Element(0, 152, "flowStartMilliseconds",
            ElementType.DATE_TIME_MILLISECONDS, Semantics.DEFAULT, "milliseconds"));
        assertThat(ElementRegistry.find(6871, 21).name()).isEqualTo("reverseFlowDeltaMilliseconds");
        assertThat(ElementRegistry.find(0, 60_000)).isNull();
        assertThat(ElementRegistry.find(0, -1)).isNull();
        assertThat(ElementRegistry.find(0, 65_536 + 1)).isNull();
        assertThat(ElementRegistry.name(4_294_967_295L, 1)).isEmpty();
    }

    /** A device sent 17163184441650 beside a start of the flow that was a time stamp of NTP: as such it is of 1900. */
    @Test
    void timesOfNetScalersHttpAreMicrosecondsAndNoTimeStamps() {
        for (int id : new int[] {153, 156, 157, 158, 159, 160, 169, 170}) {
            assertThat(ElementRegistry.find(5951, id)).as("element %s", id).satisfies(element -> {
                assertThat(element.type()).isEqualTo(ElementType.UNSIGNED_64);
                assertThat(element.units()).isEqualTo("microseconds");
            });
        }
    }

    @Test
    void anElementOfTheOtherDirectionIsNamedAfterIanas() {
        assertThat(ElementRegistry.find(ElementRegistry.REVERSE, 2)).isEqualTo(new Element(29_305, 2,
            "reversePacketDeltaCount", ElementType.UNSIGNED_64, Semantics.DELTA_COUNTER, "packets"));
        assertThat(ElementRegistry.byName("reversePacketDeltaCount")).isEqualTo(ElementRegistry.find(29_305, 2));
        assertThat(ElementRegistry.byName("reversepacketDeltaCount")).isNull();
        assertThat(ElementRegistry.byName("reverse")).isNull();
        assertThat(ElementRegistry.byName("reverseFwEvent")).isNull();
        assertThat(ElementRegistry.find(ElementRegistry.REVERSE, 60_000)).isNull();
        assertThat(ElementRegistry.find(ElementRegistry.REVERSE, 40_005)).isNull();
    }

    @Test
    void aVendorMayMarkTheOtherDirectionByABit() {
        Element label = ElementRegistry.find(6871, 33);
        Element reverse = new Element(6871, 33 | 16_384, "reverseSilkAppLabel", label.type(), label.semantics(), "");

        assertThat(label.name()).isEqualTo("silkAppLabel");
        assertThat(ElementRegistry.find(6871, 33 | 16_384)).isEqualTo(reverse);
        assertThat(ElementRegistry.byName("reverseSilkAppLabel")).isEqualTo(reverse);
        assertThat(ElementRegistry.find(9, 12_242 | 16_384)).isNull();
    }

    @Test
    void netFlow9SendsElementsOfCiscoAndNtopUnderNumbersOfItsOwn() {
        Element appCategory = ElementRegistry.find(9, 12_232);
        Element l7Proto = ElementRegistry.find(35_632, 118);

        assertThat(ElementRegistry.name(0, 45_000)).isEqualTo(appCategory.name());
        assertThat(ElementRegistry.find(0, 57_590)).isEqualTo(new Element(0, 57_590, "ntopL7Proto",
            l7Proto.type(), l7Proto.semantics(), l7Proto.units()));
        assertThat(Elements.number9(9, 12_232)).isEqualTo(45_000);
        assertThat(Elements.number9(35_632, 118)).isEqualTo(57_590);
        assertThat(Elements.number9(0, 1)).isEqualTo(1);
        assertThat(Elements.number9(6876, 880)).isEqualTo(-1);
        assertThat(Elements.number9(35_632, 8_064)).isEqualTo(-1);
        assertThat(ElementRegistry.find(0, 40_005).name()).isEqualTo("fwEvent");
        assertThat(ElementRegistry.name(4_294_967_295L, 57_590 - 32_768)).isEqualTo("ntopL7Proto");
    }

    @Test
    void everyRowIsInOrderAndNamesItsSource() {
        Set<String> sources = TableFile.lines(ElementRegistry.class, "sources.csv").stream()
            .map(line -> line.split(",", -1)[0]).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        long last = -1;
        for (String line : TableFile.lines(ElementRegistry.class, "elements.csv")) {
            String[] cells = line.split(",", -1);
            long key = Long.parseLong(cells[0]) << 16 | Integer.parseInt(cells[1]);
            assertThat(cells).as(line).hasSize(7);
            assertThat(key).as(line).isGreaterThan(last);
            assertThat(sources).as(line).contains(cells[6]);
            assertThat(ElementRegistry.find(Long.parseLong(cells[0]), Integer.parseInt(cells[1]))).isEqualTo(
                new Element(Long.parseLong(cells[0]), Integer.parseInt(cells[1]), cells[2],
                    ElementType.named(cells[3]), Semantics.named(cells[4]), cells[5]));
            used.add(cells[6]);
            last = key;
        }
        assertThat(used).isEqualTo(sources);
    }

    @Test
    void aNameIsThatOfOneElementWhateverTheCaseOfItsLetters() {
        Set<String> names = new HashSet<>();
        for (Element element : ElementRegistry.all()) {
            assertThat(element.name()).matches("[A-Za-z][A-Za-z0-9]*");
            assertThat(names.add(element.name().toLowerCase(Locale.ROOT))).as(element.name()).isTrue();
            assertThat(ElementRegistry.byName(element.name())).isSameAs(element);
            assertThat(Enterprises.find(element.enterprise())).as(element.name()).isNotNull();
        }
        assertThat(names).hasSizeGreaterThan(2_900);
    }

    @Test
    void indexesOfEnterprisesHaveNoGapsAndNeverChange() {
        int index = 0;
        for (Enterprises.Enterprise each : Enterprises.all()) {
            assertThat(each.index()).as(each.name()).isEqualTo(index++);
        }
        assertThat(Enterprises.index(0)).isZero();
        assertThat(Enterprises.index(ElementRegistry.REVERSE)).isEqualTo(1);
        assertThat(Enterprises.index(9)).isEqualTo(2);
        assertThat(Enterprises.index(35_632)).isEqualTo(30);
        assertThat(Enterprises.index(56_506)).isEqualTo(38);
        assertThat(Enterprises.index(4_294_967_295L)).isEqualTo(-1);
    }

    @Test
    void aUsersElementsJoinThoseThatAreKnownAndReplaceThem() {
        Element renamed = new Element(0, 1, "bytes", ElementType.UNSIGNED_64, Semantics.DEFAULT, "octets");

        Elements both = ElementRegistry.with(List.of(OWN, renamed));

        assertThat(both.find(64_999, 7)).isEqualTo(OWN);
        assertThat(both.byName("beerTemperature")).isEqualTo(OWN);
        assertThat(both.name(0, 1)).isEqualTo("bytes");
        assertThat(both.byName("octetDeltaCount")).isNull();
        assertThat(both.names()).contains("bytes").doesNotContain("octetDeltaCount");
        assertThat(ElementRegistry.name(0, 1)).isEqualTo("octetDeltaCount");
    }

    @Test
    void aUsersElementsCanBeTakenIntoUse() {
        ElementRegistry.use(ElementRegistry.with(List.of(OWN)));

        assertThat(ElementRegistry.find(64_999, 7)).isEqualTo(OWN);
        assertThat(ElementRegistry.all()).contains(OWN);
        assertThat(ElementRegistry.builtIn().find(64_999, 7)).isNull();
    }

    @Test
    void aNameOfAnotherElementIsRefused() {
        Element taken = new Element(64_999, 7, "octetDeltaCount", ElementType.FLOAT_32, Semantics.DEFAULT, "");
        Element reverse = new Element(64_999, 7, "reverseOctetDeltaCount", ElementType.FLOAT_32, Semantics.DEFAULT, "");

        assertThatThrownBy(() -> ElementRegistry.with(List.of(taken)))
            .hasMessage("the name octetDeltaCount is that of element 0/1 already");
        assertThatThrownBy(() -> ElementRegistry.with(List.of(reverse)))
            .hasMessage("the name reverseOctetDeltaCount is that of element 29305/1 already");
    }

    @Test
    void valuesHaveTheNamesOfIana() {
        assertThat(ElementValues.name(ElementRegistry.find(0, 136), 1)).isEqualTo("idle timeout");
        assertThat(ElementValues.name(ElementRegistry.find(29_305, 136), 3)).isEqualTo("end of Flow detected");
        assertThat(ElementValues.name(ElementRegistry.find(0, 89), 0x81)).isEqualTo("Dropped ACL deny");
        assertThat(ElementValues.name(ElementRegistry.find(0, 230), 4)).isEqualTo("NAT44 session create");
        assertThat(ElementValues.name(ElementRegistry.find(0, 40_005), 3)).isEqualTo("Flow Denied");
        assertThat(ElementValues.name(ElementRegistry.find(0, 136), 200)).isNull();
        assertThat(ElementValues.name(ElementRegistry.find(0, 1), 1)).isNull();
        assertThat(ElementValues.name(ElementRegistry.find(5951, 136), 1)).isNull();
    }

    @Test
    void typesSemanticsAndUnitsOfRfc5610AreThoseOfTheTableOfValues() {
        ElementValues.of(0, 339).forEach((number, name) ->
            assertThat(ElementType.numbered(number).registered()).isEqualTo(name));
        ElementValues.of(0, 344).forEach((number, name) ->
            assertThat(Semantics.numbered(number).registered()).isEqualTo(name));
        assertThat(ElementValues.of(0, 339)).hasSize(ElementType.values().length);
        assertThat(ElementValues.of(0, 344)).hasSize(Semantics.values().length);
        assertThat(ElementType.numbered(24)).isNull();
        assertThat(Semantics.numbered(99)).isEqualTo(Semantics.DEFAULT);
        for (ElementType type : ElementType.values()) {
            assertThat(ElementType.named(type.registered())).isEqualTo(type);
        }
    }

    @Test
    void scopesOfV9HaveNames() {
        assertThat(ElementRegistry.scopeName9(2)).isEqualTo("Interface");
        assertThat(ElementRegistry.scopeName9(0)).isEmpty();
        assertThat(ElementRegistry.scopeName9(6)).isEmpty();
    }
}
