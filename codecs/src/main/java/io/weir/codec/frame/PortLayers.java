// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Which layer a TCP or UDP port stands for, where a user says so. Immutable, any thread. */
public final class PortLayers {
    /** No port stands for anything. */
    public static final PortLayers NONE = new PortLayers(Map.of());

    private static final int DESTINATION = 1 << 16;
    private static final int TCP = 1 << 17;

    /** Ascending; port, direction and protocol in one number. */
    private final int[] keys;
    private final Layer[] layers;

    private PortLayers(Map<Integer, Layer> byKey) {
        this.keys = byKey.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.layers = Arrays.stream(keys).mapToObj(byKey::get).toArray(Layer[]::new);
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    /**
     * The port that says what follows a TCP or UDP header: the destination port before the source port.
     *
     * @return the port, or -1 if neither stands for a layer
     */
    public int port(boolean tcp, int source, int destination) {
        if (index(tcp, true, destination) >= 0) {
            return destination;
        }
        return index(tcp, false, source) >= 0 ? source : -1;
    }

    /** What follows the header, by {@link #port}; null if neither port stands for a layer. */
    Layer layer(boolean tcp, int source, int destination) {
        int index = index(tcp, true, destination);
        if (index < 0) {
            index = index(tcp, false, source);
        }
        return index < 0 ? null : layers[index];
    }

    private int index(boolean tcp, boolean destination, int port) {
        return Arrays.binarySearch(keys, key(tcp, destination, port));
    }

    private static int key(boolean tcp, boolean destination, int port) {
        return (tcp ? TCP : 0) | (destination ? DESTINATION : 0) | port;
    }

    /** Collects ports; one thread. */
    public static final class Builder {
        private final Map<Integer, Layer> byKey = new TreeMap<>();

        /** None yet. */
        public Builder() {
        }

        /** From now on the port stands for that layer. */
        public Builder add(boolean tcp, boolean destination, int port, Layer layer) {
            byKey.put(key(tcp, destination, port), layer);
            return this;
        }

        /** The ports added. */
        public PortLayers build() {
            return byKey.isEmpty() ? NONE : new PortLayers(byKey);
        }
    }
}
