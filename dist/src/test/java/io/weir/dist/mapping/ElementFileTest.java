// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementType;
import io.weir.codec.element.Elements;
import io.weir.codec.element.Semantics;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import io.weir.dist.flag.FlagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementFileTest {
    @TempDir
    private Path folder;

    private Elements read(String text) throws IOException, FlagException {
        return ElementFile.read(Files.writeString(folder.resolve("own.csv"), text).toString());
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FlagException.class)
            .hasMessage("flag -elements.file: " + folder.resolve("own.csv") + message)
            .extracting(e -> ((FlagException) e).exitCode()).isEqualTo(2);
    }

    @Test
    void givenLinesThenTheirElementsAreKnown() throws Exception {
        Elements own = read("""
            # of the brewery
            enterprise,id,name,type,semantics,units

            64999,7,beerTemperature,float32,quantity
            64999, 8 ,beer.flow_1-a,unsigned64,deltaCounter,octets
            0,20000,wlcClientState,unsigned8
            0,1,octetDeltaCount,unsigned32,,,mine
            """);

        assertThat(own.find(64_999, 7))
            .isEqualTo(new Element(64_999, 7, "beerTemperature", ElementType.FLOAT_32, Semantics.QUANTITY, ""));
        assertThat(own.byName("beer.flow_1-a")).isEqualTo(
            new Element(64_999, 8, "beer.flow_1-a", ElementType.UNSIGNED_64, Semantics.DELTA_COUNTER, "octets"));
        assertThat(own.name(0, 20_000)).isEqualTo("wlcClientState");
        assertThat(own.find(0, 1).type()).isEqualTo(ElementType.UNSIGNED_32);
        assertThat(own.name(0, 2)).isEqualTo("packetDeltaCount");
    }

    @Test
    void givenAWrongLineThenTheMessageSaysWhereAndWhatToDo() {
        refuses("# one\n64999,7,beer\n",
            ":2: the line has 3 columns; write enterprise,id,name,type[,semantics[,units]]");
        refuses("x,7,beer,string", ":1: x is not an enterprise; write a number from 0 to 4294967295");
        refuses("4294967296,7,beer,string",
            ":1: 4294967296 is not an enterprise; write a number from 0 to 4294967295");
        refuses("1,65536,beer,string", ":1: 65536 is not an id; write a number from 0 to 65535");
        refuses("1,7,b\"eer,string",
            ":1: \"b\"eer\" is no name; write a letter and up to 63 letters, digits and _ . -");
        refuses("1,7,src_addr,string", ":1: src_addr is the name of a column; choose another");
        refuses("1,7,beer,strnig", ":1: there is no data type \"strnig\"; did you mean string? allowed: "
            + "octetArray, unsigned8, unsigned16, unsigned32, unsigned64, unsigned256, signed8, signed16, signed32, "
            + "signed64, float32, float64, boolean, macAddress, string, dateTimeSeconds, dateTimeMilliseconds, "
            + "dateTimeMicroseconds, dateTimeNanoseconds, ipv4Address, ipv6Address, basicList, subTemplateList, "
            + "subTemplateMultiList");
        refuses("1,7,beer,string,deltaCount", ":1: there is no semantics \"deltaCount\"; did you mean deltaCounter? "
            + "allowed: default, quantity, totalCounter, deltaCounter, identifier, flags, list, snmpCounter, "
            + "snmpGauge");
    }

    @Test
    void givenANameOrANumberTwiceThenItIsRefused() {
        refuses("1,7,beer,string\n1,8,wine,string\n1,7,ale,string",
            ":3: element 1/7 stands in line 1 already; leave one of them out");
        refuses("1,7,beer,string\n1,8,beer,string", ":2: the name beer stands in line 1 already; choose another");
        refuses("1,7,octetDeltaCount,string", ":1: octetDeltaCount is the name of element 0/1; choose another");
        refuses("1,7,reverseOctetDeltaCount,string",
            ":1: reverseOctetDeltaCount is the name of element 29305/1; choose another");
    }

    @Test
    void givenNoFileThenTheMessageNamesIt() {
        assertThatThrownBy(() -> ElementFile.read("/no/such/file.csv"))
            .hasMessage("flag -elements.file: there is no file /no/such/file.csv");
    }

    @Test
    void noColumnHasTheNameOfAnElement() throws Exception {
        Elements known = read("");

        for (Column column : Schema.STANDARD.columns()) {
            assertThat(known.byName(column.jsonName())).as(column.jsonName()).isNull();
        }
    }
}
