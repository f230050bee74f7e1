// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes Prometheus' text format, version 0.0.4; one thread. A family without series is left out. */
final class MetricsText {
    private static final int LEAST_ROOM = 64;

    private final OutputStream to;
    private byte[] buffer = new byte[1 << 14];
    private int size;
    private Family family;
    private boolean begun;

    MetricsText(OutputStream to) {
        this.to = to;
    }

    /** The samples that follow are of this family; each family once. */
    void begin(Family next) {
        family = next;
        begun = false;
    }

    /** A sample of the family; {@code labels} in its order. */
    void sample(long value, String... labels) throws IOException {
        series("", null, labels);
        text(Long.toString(value));
        put('\n');
    }

    /** The same with a fraction. */
    void sample(double value, String... labels) throws IOException {
        series("", null, labels);
        text(number(value));
        put('\n');
    }

    /** A summary's count and sum. */
    void summary(long count, double sum, String... labels) throws IOException {
        series("_sum", null, labels);
        text(number(sum));
        put('\n');
        series("_count", null, labels);
        text(Long.toString(count));
        put('\n');
    }

    /** A summary's quantile. */
    void quantile(String quantile, double value, String... labels) throws IOException {
        series("", quantile, labels);
        text(number(value));
        put('\n');
    }

    /** Whole numbers without a point, as people and goflow2 write them. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
            : Double.toString(value);
    }

    private void series(String suffix, String quantile, String[] labels) throws IOException {
        if (!begun) {
            head();
        }
        text(family.name());
        text(suffix);
        if (labels.length > 0 || quantile != null) {
            put('{');
            for (int i = 0; i < labels.length; i++) {
                label(i > 0, family.labels().get(i), labels[i]);
            }
            if (quantile != null) {
                label(labels.length > 0, "quantile", quantile);
            }
            put('}');
        }
        put(' ');
    }

    private void head() throws IOException {
        begun = true;
        text("# HELP ");
        text(family.name());
        put(' ');
        text(family.help().replace("\\", "\\\\"));
        text("\n# TYPE ");
        text(family.name());
        put(' ');
        text(family.type().name().toLowerCase(Locale.ROOT));
        put('\n');
    }

    private void label(boolean more, String name, String value) throws IOException {
        if (more) {
            put(',');
        }
        text(name);
        text("=\"");
        text(isPlain(value) ? value : value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        put('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '"' || c == '\n') {
                return false;
            }
        }
        return true;
    }

    private void text(String text) throws IOException {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e) {
                bytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[size++] = (byte) c;
        }
    }

    private void bytes(byte[] more) throws IOException {
        flush();
        to.write(more);
    }

    private void put(char c) throws IOException {
        room(1);
        buffer[size++] = (byte) c;
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - size < bytes) {
            flush();
            if (bytes > buffer.length) {
                buffer = new byte[bytes + LEAST_ROOM];
            }
        }
    }

    /** Hands on what is buffered. */
    void flush() throws IOException {
        to.write(buffer, 0, size);
        size = 0;
    }
}
