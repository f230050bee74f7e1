// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import io.weir.fuzz.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A request's body; its first byte chooses the encoding. It is refused, or broken, or lines. Here because the reader is
 * nobody else's business.
 */
public final class IngestInput implements Input {
    private static final int MOST = 1 << 20;
    private static final String[] ENCODINGS = {null, "identity", "gzip", "zstd", "br"};

    /** Used again for each request, as the server does. */
    private final IngestBody body = new IngestBody(new BodyMemory(64L << 20));

    @Override
    public void read(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String encoding = ENCODINGS[(bytes[0] & 0xff) % ENCODINGS.length];
        try {
            body.read(new ByteArrayInputStream(bytes, 1, bytes.length - 1), encoding, MOST);
            int lines = body.findLines();
            if (body.end(lines) > MOST || lines > 0 && body.bytes()[body.end(lines) - 1] != '\n') {
                throw new IllegalStateException(lines + " lines of " + body.end(lines) + " bytes");
            }
        } catch (IngestRefusal | IOException refused) {
            if (String.valueOf(refused.getMessage()).isEmpty()) {
                throw new IllegalStateException("refused without a word", refused);
            }
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        byte[] lines = "{\"a\":1}\n{\"b\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(lines);
        }
        byte[] zstd = com.github.luben.zstd.Zstd.compress(lines);
        return List.of(prefixed(0, lines), prefixed(2, gzip.toByteArray()), prefixed(3, zstd));
    }

    private static byte[] prefixed(int first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
