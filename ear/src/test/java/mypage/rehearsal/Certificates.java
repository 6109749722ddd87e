package mypage.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of this rehearsal, and certificates of localhost that it issued. */
public final class Certificates {

    /** Valid for a year. */
    static final String GOOD = "good";

    /** Runs out in five days. */
    static final String SHORT = "short";

    /** Ran out yesterday. */
    static final String EXPIRED = "expired";

    private static final String AUTHORITY = "authority";
    private static final String PASSWORD = "rehearsal";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path keys;
    private final Path trusted;

    public Certificates(Path folder) throws IOException, InterruptedException {
        keys = folder.resolve("certificates.p12");
        trusted = folder.resolve("trusted.p12");
        issue(AUTHORITY, "+0d", 366, "-dname", "CN=Rehearsal", "-ext", "bc:c");
        issueForLocalhost(GOOD, "+0d", 365);
        issueForLocalhost(SHORT, "-1d", 6);
        issueForLocalhost(EXPIRED, "-10d", 9);
        Path file = folder.resolve("authority.cer");
        keytool(keys, "-exportcert", "-alias", AUTHORITY, "-file", file.toString());
        keytool(trusted, "-importcert", "-noprompt", "-alias", AUTHORITY, "-file", file.toString());
    }

    private void issueForLocalhost(String name, String start, int days) throws IOException, InterruptedException {
        issue(name, start, days, "-signer", AUTHORITY, "-dname", "CN=localhost", "-ext", "san=dns:localhost");
    }

    private void issue(String name, String start, int days, String... more) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-startdate", start, "-validity", "" + days));
        all.addAll(Arrays.asList(more));
        keytool(keys, all.toArray(String[]::new));
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Programs.run(Map.of(), command);
    }

    /** What a JVM needs to trust these certificates, and no others. */
    public Map<String, String> trust() {
        return Map.of("javax.net.ssl.trustStore", trusted.toString(), "javax.net.ssl.trustStorePassword", PASSWORD);
    }

    /** Key and certificates, as haproxy wants them. */
    String pem(String name) throws IOException, GeneralSecurityException {
        KeyStore store = store();
        StringBuilder pem = new StringBuilder(
                block("PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        for (Certificate certificate : store.getCertificateChain(name)) {
            pem.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    private static String block(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(content) + "\n-----END " + type + "-----\n";
    }

    /** That of a server which has this certificate. */
    SSLContext server(String name) throws IOException, GeneralSecurityException {
        KeyStore all = store();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(name));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }
}
