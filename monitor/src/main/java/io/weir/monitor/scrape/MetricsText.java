// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes Prometheus' text format, version 0.0.4; one thread. A family without series is left out. */
final class MetricsText {
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
        line("", null, labels);
        whole(value);
    }

    /** The same with a fraction. */
    void sample(double value, String... labels) throws IOException {
        line("", null, labels);
        number(value);
    }

    /** A summary's count and sum. */
    void summary(long count, double sum, String... labels) throws IOException {
        line("_sum", null, labels);
        number(sum);
        line("_count", null, labels);
        whole(count);
    }

    /** A summary's quantile. */
    void quantile(String quantile, double value, String... labels) throws IOException {
        line("", quantile, labels);
        number(value);
    }

    /** A sample of the series whose first label is {@code name}, plain ASCII. */
    void sample(Series series, byte[] name, long value) throws IOException {
        line(series, name);
        whole(value);
    }

    /** The same of a value that is counted in parts: it is divided by 10 to the {@code decimals}. */
    void fraction(Series series, byte[] name, long value, int decimals) throws IOException {
        line(series, name);
        room(Decimal.MOST + 1);
        size = Decimal.fraction(buffer, size, value, decimals);
        buffer[size++] = '\n';
    }

    /** A part of a line that is ready; the first one of a family comes after {@link #begin}. */
    void part(byte[] ready) throws IOException {
        head();
        room(ready.length);
        System.arraycopy(ready, 0, buffer, size, ready.length);
        size += ready.length;
    }

    /** A number within a line. */
    void part(long number) throws IOException {
        room(Decimal.MOST);
        size = Decimal.whole(buffer, size, number);
    }

    /** The end of a line. */
    void end(long value) throws IOException {
        whole(value);
    }

    /** A sample of which there is none just now. */
    void none(Series series, byte[] name) throws IOException {
        line(series, name);
        text("NaN\n");
    }

    private void line(Series series, byte[] name) throws IOException {
        head();
        room(series.length() + name.length);
        size = series.write(buffer, size, name);
    }

    private void line(String suffix, String quantile, String[] labels) throws IOException {
        head();
        text(family.name() + suffix + Labels.text(family.labels(), labels, quantile) + " ");
    }

    private void head() throws IOException {
        if (!begun) {
            begun = true;
            text("# HELP " + family.name() + " " + family.help().replace("\\", "\\\\") + "\n# TYPE " + family.name()
                + " " + family.type().name().toLowerCase(Locale.ROOT) + "\n");
        }
    }

    private void whole(long value) throws IOException {
        room(Decimal.MOST + 1);
        size = Decimal.whole(buffer, size, value);
        buffer[size++] = '\n';
    }

    /** Whole numbers without a point, as people and goflow2 write them. */
    private void number(double value) throws IOException {
        text((value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
            : Double.toString(value)) + "\n");
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - size < bytes) {
            flush();
            if (bytes > buffer.length) {
                buffer = new byte[bytes];
            }
        }
    }

    /** Hands on what is buffered. */
    void flush() throws IOException {
        to.write(buffer, 0, size);
        size = 0;
    }
}
