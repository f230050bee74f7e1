// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import java.util.List;

/** Labels as Prometheus' text format has them; stateless. */
final class Labels {
    private Labels() {
    }

    /** {@code {a="1",b="2"}}, or nothing if there are none; {@code quantile} null for a series that is none. */
    static String text(List<String> names, String[] values, String quantile) {
        StringBuilder text = new StringBuilder(64);
        for (int i = 0; i < values.length; i++) {
            label(text, names.get(i), values[i]);
        }
        if (quantile != null) {
            label(text, "quantile", quantile);
        }
        return text.isEmpty() ? "" : text.append('}').toString();
    }

    private static void label(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? '{' : ',').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '"' || c == '\n') {
                return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            }
        }
        return value;
    }
}
