// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import io.weir.sink.settings.SmallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes a TLS context from PEM files. */
final class Tls {
    private static final Pattern KEY =
        Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    /** The certificates that systems trust take some 200 KiB. */
    private static final int MOST_BYTES = 8 << 20;
    private static final char[] IN_MEMORY = {};

    private Tls() {
    }

    /**
     * A context.
     *
     * @param owner what stands before the keys of settings: {@code -transport.http}
     * @param ca certificates to trust instead of the system's; an empty path for those
     * @param cert the chain to show; an empty path for none
     * @param key its private key
     * @throws SinkException if a file cannot be read or used; the text names it and its flag
     */
    static SSLContext context(String owner, Path ca, Path cert, Path key) throws SinkException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(isGiven(cert) ? keys(owner, cert, key).getKeyManagers() : null,
                isGiven(ca) ? trusted(owner, ca).getTrustManagers() : null, null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new SinkException("TLS: " + Reason.of(unusable), false, unusable);
        }
    }

    private static boolean isGiven(Path path) {
        return !path.toString().isEmpty();
    }

    private static TrustManagerFactory trusted(String owner, Path ca) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : valid(owner + ".ca", ca, certificates(owner + ".ca", ca))) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    /** Java trusts an authority even after its certificate's last day. A file of many may have some such. */
    private static List<Certificate> valid(String flag, Path file, Collection<? extends Certificate> all)
        throws IOException {
        List<Certificate> valid = new ArrayList<>();
        for (Certificate each : all) {
            if (expiry(each) == null) {
                valid.add(each);
            }
        }
        if (valid.isEmpty()) {
            throw new IOException(flag + ": " + file + " has no certificate that is still valid, "
                + expiry(all.iterator().next()) + "; put the authority's new one there");
        }
        return valid;
    }

    /** Since when a certificate is not valid any more, in words; null if it still is, or not yet. */
    private static String expiry(Certificate certificate) {
        if (!(certificate instanceof X509Certificate known) || known.getNotAfter().toInstant().isAfter(Instant.now())) {
            return null;
        }
        return Answer.line(known.getSubjectX500Principal().getName()) + " expired at "
            + known.getNotAfter().toInstant();
    }

    private static KeyManagerFactory keys(String owner, Path cert, Path key)
        throws GeneralSecurityException, IOException {
        Certificate[] chain = certificates(owner + ".cert", cert).toArray(new Certificate[0]);
        String expired = expiry(chain[0]);
        if (expired != null) {
            throw new IOException(owner + ".cert: " + cert + " is not valid any more, " + expired
                + "; put the new certificate there, and its key");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey(owner + ".key", key), IN_MEMORY, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String flag, Path file)
        throws GeneralSecurityException, IOException {
        byte[] pem = read(flag, file);
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException unusable) {
            throw new IOException(flag + ": " + file + " has no certificate in PEM that can be used: "
                + unusable.getMessage(), unusable);
        }
        throw new IOException(flag + ": " + file + " has no certificate in PEM");
    }

    private static PrivateKey privateKey(String flag, Path file) throws GeneralSecurityException, IOException {
        Matcher pem = KEY.matcher(new String(read(flag, file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException(flag + ": " + file + " has no \"BEGIN PRIVATE KEY\"; convert the key with: openssl "
                + "pkcs8 -topk8 -nocrypt -in KEY -out FILE");
        }
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            PrivateKey key = privateKey(algorithm, spec);
            if (key != null) {
                return key;
            }
        }
        throw new IOException(flag + ": " + file + " has a key that is none of " + ALGORITHMS);
    }

    /** The key, or null if it is of another algorithm. */
    private static PrivateKey privateKey(String algorithm, PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException other) {
            return null;
        }
    }

    private static byte[] read(String flag, Path file) throws IOException {
        try {
            return SmallFile.bytes(file, MOST_BYTES);
        } catch (IOException unreadable) {
            throw new IOException(flag + ": " + file + " cannot be read: " + Reason.of(unreadable),
                unreadable);
        }
    }
}
