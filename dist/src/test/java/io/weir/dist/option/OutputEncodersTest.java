// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.mapping.MappingPlan;
import io.weir.engine.deliver.Encoders;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;
import io.weir.sink.Produce;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputEncodersTest {
    private final List<String> opened = new ArrayList<>();

    /** A format that tells what its encoders are opened with. */
    private record Told(String name, List<String> opened) implements FlowFormat {
        @Override
        public int spiVersion() {
            return SinkFactory.SPI_VERSION;
        }

        @Override
        public String contentType() {
            return "text/plain";
        }

        @Override
        public Set<Produce> produces() {
            return Set.of(Produce.values());
        }

        @Override
        public FlowEncoder open(FormatContext context) throws SinkException {
            if (name.equals("bad")) {
                throw new SinkException("bad writes nothing; use another one");
            }
            opened.add(name + " " + context.values() + " " + context.produce());
            return (record, to, at, limit) -> 0;
        }
    }

    private Encoders encoders(String... words) throws FlagException {
        OutputFlags output = new OutputFlags(List.of(), List.of(),
            List.of(new Told("json", opened), new Told("csv", opened), new Told("bad", opened)));
        FlagSet flags = new FlagSet();
        output.addTo(flags);
        DecoderFlags.addTo(flags);
        return output.encoders(new FlagParser(flags).parse(List.of(words)), MappingPlan.NONE);
    }

    /** Also what a sink that writes JSON in any case asks for: of http and of plugins. */
    @Test
    void everyEncoderFollowsWhatIsAskedFor() throws FlagException {
        Encoders encoders = encoders("-format=csv", "-values=goflow2", "-produce=raw");
        opened.clear();

        encoders.format();
        encoders.json();

        assertThat(opened).containsExactly("csv GOFLOW2 RAW", "json GOFLOW2 RAW");
    }

    @Test
    void whatAFormatRefusesEndsTheStart() {
        assertThatThrownBy(() -> encoders("-format=bad")).isInstanceOf(FlagException.class)
            .hasMessage("flag -format: bad writes nothing; use another one");
    }

    @Test
    void formatsFoundAreListed() {
        assertThatThrownBy(() -> encoders("-format=cvs")).isInstanceOf(FlagException.class)
            .hasMessage("bad value \"cvs\" for flag -format: there is no format cvs; did you mean csv? "
                + "allowed: json, csv, bad");
    }
}
