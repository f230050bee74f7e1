// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.TemplateModel.From;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.state.Saving;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All sequences of events of a few templates, against {@link TemplateModel}: over two ports and two numbers, of one
 * device or two. Where nothing is lost, no record is wrong, either. Length: {@code -Dweir.model.length}.
 */
class TemplateModelTest {
    private static final int LENGTH = Integer.getInteger("weir.model.length", 4);
    /** Element of each word of a record. The third, under the first, leaves so little that it could be padding. */
    private static final List<List<Integer>> LAYOUTS =
        List.of(List.of(8, 12, 1), List.of(12, 8, 1, 2, 10), List.of(8, 1, 12, 2));
    private static final String[] OF_A_TEMPLATE = {"data", "define", "redefine", "refuse", "withdraw"};
    /** The last of them after which there may be lines. */
    private static final int GIVES_LINES = 2;
    private static final int TEMPLATES = 4;
    private static final int ALL = TEMPLATES * OF_A_TEMPLATE.length;
    private static final int LOSE = ALL;
    private static final int RESTART = ALL + 1;
    private static final int REBOOT = ALL + 2;

    @ParameterizedTest
    @CsvSource({"9,1", "9,2", "10,1", "10,2"})
    void givenAnySequenceOfEventsThenTheDecoderDoesWhatTheRulesSay(int version, int devices) {
        int[] events = new int[LENGTH];
        long sequences = walk(events, 0, version, new Run(version, devices));
        System.out.println("template model: version " + version + ", devices " + devices + ": " + sequences
            + " sequences of " + LENGTH + " events");
    }

    /** Ports and numbers are alike: the first that is used is port 1, and 256. */
    private static long walk(int[] events, int length, int version, Run run) {
        if (length == LENGTH) {
            run.all(events);
            return 1;
        }
        long sequences = 0;
        for (int event = 0; event < REBOOT + run.devices; event++) {
            events[length] = event;
            if (isFirstOfItsKind(events, length) && isWorthwhile(events, length, version)) {
                sequences += walk(events, length + 1, version, run);
            }
        }
        return sequences;
    }

    private static boolean isFirstOfItsKind(int[] events, int last) {
        int template = events[last] < ALL ? events[last] / OF_A_TEMPLATE.length : 0;
        int seen = 0;
        for (int i = 0; i < last; i++) {
            seen |= events[i] < ALL ? 4 | events[i] / OF_A_TEMPLATE.length : events[i] >= REBOOT ? 4 | 2 : 0;
        }
        boolean port = (seen & 6) != 0 || (template & 2) == 0;
        return port && ((seen & 1) != 0 || (template & 1) == 0 || (seen & 4) != 0);
    }

    /** Losing twice in a row is losing once; v9 has no withdrawals; what gives no line is never the last. */
    private static boolean isWorthwhile(int[] events, int last, int version) {
        if (last == LENGTH - 1 && (events[last] >= ALL || events[last] % OF_A_TEMPLATE.length > GIVES_LINES)) {
            return false;
        }
        boolean twice = events[last] == LOSE && last > 0 && events[last - 1] == LOSE;
        boolean withdrawal = events[last] < ALL && name(events[last]).equals("withdraw");
        return !twice && !(withdrawal && version == 9);
    }

    private static String name(int event) {
        return OF_A_TEMPLATE[event % OF_A_TEMPLATE.length];
    }

    /**
     * What a sequence of events does to devices, the decoder and the model. Each sequence has an address of its own, so
     * that decoders, which are dear, serve many.
     */
    private static final class Run implements DecodeListener {
        private static final int EARLY = 100_000_000;
        private static final int BOOT_APART = 10_000_000;
        /** Two boots are seen to be two if they are seconds apart. */
        private static final int STEP_S = 10;

        private final int version;
        private final int devices;
        private final List<String> lines = new ArrayList<>();
        private final List<String> truth = new ArrayList<>();
        /** The one in use, and the one that takes over at a restart. */
        private DatagramDecoder decoder = fresh();
        private DatagramDecoder next = fresh();
        private long address = Exporter.mapped(0x0b000000);
        private TemplateModel model;
        /** By device. */
        private final int[] boot = new int[2];
        private final int[] bootS = new int[2];
        private final long[] sequence = new long[2];
        /** The layout by port and number, -1 for none yet; and by device and number the one that was defined last. */
        private final int[] layout = new int[TEMPLATES];
        private final int[] newest = new int[TEMPLATES];
        private boolean restarted;
        private boolean losing;
        /** Something was lost, or changed its meaning while data of before waited: what is true cannot be known. */
        private boolean unsure;
        private int now;
        private int word;

        Run(int version, int devices) {
            this.version = version;
            this.devices = devices;
        }

        private void begin() {
            address++;
            model = new TemplateModel(version == 9);
            lines.clear();
            truth.clear();
            for (int device = 0; device < 2; device++) {
                boot[device] = 100 * device;
                bootS[device] = -1000 - 4000 * device;
                sequence[device] = EARLY + 7L * EARLY * device;
            }
            Arrays.fill(layout, -1);
            Arrays.fill(newest, 0);
            restarted = false;
            losing = false;
            unsure = false;
            now = 0;
            word = 1;
        }

        private DatagramDecoder fresh() {
            DecoderSettings settings = DecoderSettings.defaults().within(2, 1 << 20, 1 << 20);
            return new DatagramDecoder(settings, new Bounds(settings), this);
        }

        void all(int[] events) {
            begin();
            for (int event : events) {
                now += STEP_S;
                step(event);
            }
            if (!lines.equals(model.lines)) {
                assertThat(lines).as(() -> text(events)).isEqualTo(model.lines);
            }
            if (!unsure && !truth.containsAll(lines)) {
                assertThat(truth).as(() -> text(events)).containsAll(lines);
            }
        }

        private String text(int[] events) {
            StringBuilder text = new StringBuilder("version " + version + ", devices " + devices + ":");
            Arrays.stream(events).forEach(event -> text.append(' ').append(event == LOSE ? "lose"
                : event == RESTART ? "restart" : event >= REBOOT ? "reboot" + (event - REBOOT + 1)
                : name(event) + (1 + event / OF_A_TEMPLATE.length / 2) + "/"
                    + (256 + event / OF_A_TEMPLATE.length % 2)));
            return text.toString();
        }

        private void step(int event) {
            if (event == LOSE) {
                losing = true;
            } else if (event == RESTART) {
                restart();
            } else if (event >= REBOOT) {
                reboot(event - REBOOT);
            } else {
                send(name(event), event / OF_A_TEMPLATE.length);
            }
        }

        private void restart() {
            // It has not heard of the address, unless this is the second restart.
            DatagramDecoder before = decoder;
            decoder = restarted ? fresh() : next;
            next = before;
            restarted = true;
            for (Saving saving = before.save(); !saving.isOver();) {
                saving.slice(100).stream().filter(saved -> saved.lo() == address).forEach(decoder::restore);
            }
            unsure |= model.isRefusing();
            model.restart();
        }

        /** Afterwards its numbers mean something else. */
        private void reboot(int device) {
            unsure |= model.isWaiting();
            boot[device]++;
            bootS[device] = now;
            sequence[device] -= BOOT_APART;
            for (int template = 0; template < TEMPLATES; template++) {
                if (device(template) == device) {
                    layout[template] = -1;
                }
            }
            for (int number = 0; number < 2; number++) {
                newest[2 * device + number] = (newest[2 * device + number] + 2) % LAYOUTS.size();
            }
        }

        private int device(int template) {
            return devices == 1 ? 0 : template / 2;
        }

        private void send(String what, int template) {
            int device = device(template);
            int id = 256 + template % 2;
            int shared = 2 * device + template % 2;
            if (what.equals("redefine") || what.equals("refuse")) {
                newest[shared] = (newest[shared] + 1) % LAYOUTS.size();
            }
            if (!what.equals("data") && !what.equals("withdraw") && layout[template] != newest[shared]) {
                unsure |= model.isWaiting();
                layout[template] = newest[shared];
            }
            List<Integer> means = LAYOUTS.get(layout[template] < 0 ? newest[shared] : layout[template]);
            Packet packet = version == 9 ? Packet.v9() : Packet.ipfix();
            packet.export(EXPORT + now).sequence(sequence[device]).uptime(1000L * (now - bootS[device]));
            From from = new From(1 + template / 2, boot[device]);
            List<Integer> words = new ArrayList<>();
            means.forEach(element -> words.add(0x0a000000 + word++));
            fill(packet, what, id, means, words);
            sequence[device] += version == 9 || what.equals("data") ? 1 : 0;
            if (losing) {
                losing = false;
                unsure = true;
                return;
            }
            byte[] bytes = packet.bytes();
            decoder.decode(bytes, 0, bytes.length, 0, address, 0, from.port(),
                (EXPORT + now) * 1_000_000_000L);
            tell(what, from, id, means, words);
        }

        private void fill(Packet packet, String what, int id, List<Integer> means, List<Integer> words) {
            switch (what) {
                case "data" -> {
                    StringBuilder hex = new StringBuilder();
                    words.forEach(each -> hex.append(hex32(each)));
                    packet.set(id, hex.toString());
                    truth.addAll(TemplateModel.read(means, words, 0));
                }
                case "define", "redefine" ->
                    packet.template(id, means.stream().flatMap(each -> List.of(each, 4).stream())
                        .mapToInt(each -> each).toArray());
                case "refuse" -> packet.set(version == 9 ? 0 : 2, hex16(id) + hex16(9) + hex16(8) + hex16(4));
                default -> packet.set(2, hex16(id) + hex16(0));
            }
        }

        private void tell(String what, From from, int id, List<Integer> means, List<Integer> words) {
            switch (what) {
                case "data" -> model.data(from, id, words);
                case "define", "redefine" -> model.define(from, id, means);
                case "refuse" -> model.refuse(from, id);
                default -> model.withdraw(from);
            }
        }

        @Override
        public void onFlow(FlowRecord record) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < record.elementCount(); i++) {
                line.append(record.elementId(i)).append('=').append(record.elementNumber(i)).append(' ');
            }
            lines.add(line.toString());
        }
    }
}
