package mypage.mail;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.naming.NamingException;
import mypage.platform.Finding;

/** Checks the public key with which receivers verify the signature of the mail server (DKIM, RFC 6376, 8463). */
final class DkimCheck {

    /** Receivers may refuse keys below 1024 bits and should be given 2048 (RFC 8301, 3.2). */
    private static final int FEWEST_BITS = 2048;

    private static final int ED25519_BYTES = 32;

    private final DnsRecords dns;

    DkimCheck(DnsRecords dns) {
        this.dns = dns;
    }

    Finding of(String selector, String domain) throws NamingException {
        String name = selector + "._domainkey." + domain;
        List<String> records = dns.texts(name);
        if (records.size() != 1) {
            return Finding.todo(
                    records.isEmpty()
                            ? "DKIM: publish the public key of the mail server as the TXT record of " + name
                            : "DKIM: " + name + " has " + records.size() + " TXT records; receivers need exactly one");
        }
        Map<String, String> tags = Tags.of(records.get(0));
        String fault = fault(tags);
        return fault.isEmpty()
                ? Finding.ok("DKIM: " + name + " has a key; see that the mail server signs for " + domain)
                : Finding.todo("DKIM: the TXT record of " + name + " " + fault);
    }

    /** Empty if there is none. */
    private static String fault(Map<String, String> tags) {
        String key = tags.getOrDefault("p", "").replaceAll("\\s", "");
        if (!tags.getOrDefault("v", "DKIM1").equals("DKIM1")) {
            return "is not of version DKIM1";
        }
        if (key.isEmpty()) {
            return "has no key (p=), which revokes it";
        }
        if (!(":" + tags.getOrDefault("h", "sha256") + ":").contains(":sha256:")) {
            return "does not allow sha256 (h=), the only hash that receivers accept";
        }
        if (tags.getOrDefault("t", "").contains("y")) {
            return "says that the domain only tests (t=y), so receivers ignore the signature";
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            return tags.getOrDefault("k", "rsa").equals("ed25519") ? ed25519Fault(bytes) : rsaFault(bytes);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return "has a key (p=) that can't be read; was it cut off?";
        }
    }

    private static String ed25519Fault(byte[] key) {
        return key.length == ED25519_BYTES ? "" : "has a key (p=) that can't be read; was it cut off?";
    }

    private static String rsaFault(byte[] key) throws GeneralSecurityException {
        RSAPublicKey read = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
        int bits = read.getModulus().bitLength();
        return bits >= FEWEST_BITS ? "" : "has a key of " + bits + " bits; use " + FEWEST_BITS;
    }
}
