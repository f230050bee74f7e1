// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules of templates, plain and slow, for one domain of one address: what a decoder is to do. Words are the 32-bit
 * numbers of a set; a layout is how many of them a record has, with what they are called.
 */
final class TemplateModel {
    /** Of more left over than this, something else was sent; less may be padding. */
    private static final int MOST_PADDING_WORDS = 1;

    /** Records that were read: the names of their fields with values. */
    final List<String> lines = new ArrayList<>();
    private final boolean tellsBoot;
    private final Map<Integer, Port> ports = new TreeMap<>();
    private final List<Late> waiting = new ArrayList<>();

    /** What a datagram says of its sender: which port, and since which boot. */
    record From(int port, int boot) {
    }

    /** Ports that count one sequence are one device. */
    private static final class Stream {
        int boot;
    }

    private static final class Held {
        final List<Integer> layout;
        boolean unconfirmed;

        Held(List<Integer> layout) {
            this.layout = layout;
        }
    }

    private static final class Port {
        final Map<Integer, Held> templates = new HashMap<>();
        final Set<Integer> refused = new HashSet<>();
        Stream stream = new Stream();
        int boot;
        boolean restored;

        void forgetUnconfirmed() {
            templates.values().removeIf(held -> held.unconfirmed);
        }
    }

    private record Late(Port port, int boot, int id, List<Integer> words) {
    }

    /** {@code tellsBoot}: its datagrams say when their sender booted, as those of v9 do. */
    TemplateModel(boolean tellsBoot) {
        this.tellsBoot = tellsBoot;
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** That is not kept over a restart. */
    boolean isRefusing() {
        return ports.values().stream().anyMatch(port -> !port.refused.isEmpty());
    }

    private Port begin(From from) {
        Port port = ports.get(from.port);
        if (port == null) {
            port = new Port();
            ports.put(from.port, port);
        } else if (port.restored && port.boot != from.boot) {
            port.forgetUnconfirmed();
            port.stream = new Stream();
        } else if (port.stream.boot != from.boot) {
            doubt(port.stream);
        }
        port.restored = false;
        port.boot = from.boot;
        return port;
    }

    /** What a device defined before it booted again is used only where it fits to the byte. */
    private void doubt(Stream stream) {
        for (Port each : ports.values()) {
            if (each.stream == stream) {
                each.templates.values().forEach(held -> held.unconfirmed = true);
            }
        }
    }

    private static void end(From from, Port port) {
        port.stream.boot = from.boot;
    }

    void define(From from, int id, List<Integer> layout) {
        Port port = begin(from);
        port.templates.put(id, new Held(layout));
        for (Iterator<Late> all = waiting.iterator(); all.hasNext();) {
            Late late = all.next();
            if (late.id == id && (late.port == port || isOne(late, port) && !late.port.refused.contains(id))) {
                all.remove();
                if (isPlausible(layout, late.words)) {
                    read(layout, late.words);
                }
            }
        }
        end(from, port);
    }

    private boolean isOne(Late late, Port port) {
        return late.boot == port.boot
            || !tellsBoot && (late.port.stream == port.stream || late.port.boot == port.boot);
    }

    /** A definition that cannot be used ends the one before: nobody else's takes its place. */
    void refuse(From from, int id) {
        Port port = begin(from);
        port.templates.remove(id);
        port.refused.add(id);
        end(from, port);
    }

    /** RFC 7011 section 8.4: over UDP a withdrawal is ignored. */
    void withdraw(From from) {
        end(from, begin(from));
    }

    void data(From from, int id, List<Integer> words) {
        Port port = begin(from);
        Port owner = owner(port, from, id);
        Held held = owner == null ? null : owner.templates.get(id);
        boolean good = held != null
            && (held.unconfirmed ? words.size() % held.layout.size() == 0 : isPlausible(held.layout, words));
        if (good) {
            read(held.layout, words);
        } else {
            waiting.add(new Late(port, from.boot, id, words));
            if (held != null && held.unconfirmed) {
                owner.forgetUnconfirmed();
            }
        }
        end(from, port);
    }

    /** The port itself, else one of the same device. */
    private Port owner(Port port, From from, int id) {
        if (port.templates.containsKey(id)) {
            return port;
        }
        for (Port other : ports.values()) {
            boolean one = other != port && (tellsBoot ? other.boot == from.boot
                : other.stream == port.stream || other.stream.boot == from.boot);
            if (one && !port.refused.contains(id) && other.templates.containsKey(id)) {
                port.stream = tellsBoot ? port.stream : other.stream;
                return other;
            }
        }
        return null;
    }

    /** No word of these tests is zero, so that what is left over is padding only if it is short. */
    private static boolean isPlausible(List<Integer> layout, List<Integer> words) {
        return words.size() >= layout.size() && words.size() % layout.size() <= MOST_PADDING_WORDS;
    }

    private void read(List<Integer> layout, List<Integer> words) {
        lines.addAll(read(layout, words.subList(0, words.size() / layout.size() * layout.size()), 0));
    }

    /** The lines of whole records. */
    static List<String> read(List<Integer> layout, List<Integer> words, int from) {
        List<String> lines = new ArrayList<>();
        for (int at = from; at < words.size(); at += layout.size()) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < layout.size(); i++) {
                line.append(layout.get(i)).append('=').append(words.get(at + i)).append(' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** State is saved and restored; what waited is lost, and so is what was known of ports where nothing is defined. */
    void restart() {
        waiting.clear();
        if (ports.values().stream().allMatch(port -> port.templates.isEmpty())) {
            ports.clear();
        }
        for (Port port : ports.values()) {
            port.refused.clear();
            port.restored = true;
            port.templates.values().forEach(held -> held.unconfirmed = true);
        }
    }
}
