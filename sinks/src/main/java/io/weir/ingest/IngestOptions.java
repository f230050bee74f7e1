// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How an {@link IngestServer} behaves.
 *
 * @param listen where it listens; port 0 for any
 * @param tls null for plain HTTP
 * @param clientCertificate whether a client must show a certificate that {@code tls} trusts
 * @param authorization what the header Authorization must be; empty for anything
 * @param distinct whether parts that were taken before are left out
 * @param maxBytes a larger body, after decompression, is answered with 413
 * @param faults in which ways it fails
 * @param seed chance in the faults follows from it
 */
public record IngestOptions(InetSocketAddress listen, SSLContext tls, boolean clientCertificate, String authorization,
    boolean distinct, int maxBytes, List<IngestFault> faults, long seed) {
    /** Bytes of a body that a server takes at least, after decompression. */
    public static final int DEFAULT_MAX_BYTES = 16 << 20;

    /** Plain, without token and faults. */
    public static IngestOptions at(InetSocketAddress listen) {
        return new IngestOptions(listen, null, false, "", false, DEFAULT_MAX_BYTES, List.of(), 1);
    }

    /** The same with faults. */
    public IngestOptions withFaults(IngestFault... which) {
        return new IngestOptions(
            listen, tls, clientCertificate, authorization, distinct, maxBytes, List.of(which), seed);
    }

    /** The same with an Authorization that clients must show. */
    public IngestOptions withAuthorization(String value) {
        return new IngestOptions(listen, tls, clientCertificate, value, distinct, maxBytes, faults, seed);
    }

    /** The same, leaving out what was taken before. */
    public IngestOptions withDistinct() {
        return new IngestOptions(listen, tls, clientCertificate, authorization, true, maxBytes, faults, seed);
    }

    /** The same with another limit of a body. */
    public IngestOptions withMaxBytes(int bytes) {
        return new IngestOptions(listen, tls, clientCertificate, authorization, distinct, bytes, faults, seed);
    }

    /** The same over TLS. */
    public IngestOptions withTls(SSLContext context, boolean needClientCertificate) {
        return new IngestOptions(
            listen, context, needClientCertificate, authorization, distinct, maxBytes, faults, seed);
    }
}
