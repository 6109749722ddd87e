package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import mypage.platform.DefaultSettings;
import mypage.platform.Finding;
import mypage.platform.SettingReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators are told about the published records, by a real DNS dialog. */
class SenderCheckTest {

    private static final String SPF = "v=spf1 ip4:192.0.2.0/24 include:relay.example.jp -all";
    private static final String DMARC = "v=DMARC1; p=reject; rua=mailto:dmarc@example.jp";
    private static final String KEY = key(2048);

    private final TestDns dns = new TestDns();

    SenderCheckTest() throws IOException {
        dns.mailHost("example.jp", "mx.example.jp")
                .mailHost("mail.example.jp", "mx.example.jp")
                .address("mx.example.jp")
                .text("mail.example.jp", SPF)
                .text("relay.example.jp", "v=spf1 ip6:2001:db8::/32 ~all")
                // As keys are published: in strings of at most 255 bytes.
                .text("s1._domainkey.example.jp", "v=DKIM1; k=rsa; p=" + KEY.substring(0, 200), KEY.substring(200))
                .text("_dmarc.example.jp", DMARC);
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private static String key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Finding> check(String envelope, String selectors) {
        return new SenderCheck().findings(settings("mypage.mail.envelope.from=bounce@" + envelope, selectors));
    }

    private SettingReader settings(String envelope, String selectors) {
        return DefaultSettings.reader(
                "mypage.mail.from=ハローワーク <no-reply@example.jp>",
                envelope,
                "mypage.mail.dkim.selectors=" + selectors,
                "mypage.check.dns=" + dns.server());
    }

    /** The findings about this, each with what is to be done. */
    private String check(String about) {
        List<String> findings = check("mail.example.jp", "s1").stream()
                .filter(finding -> finding.text().startsWith(about))
                .map(Finding::toString)
                .toList();
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0);
    }

    @Test
    void nothingIsToBeDoneIfAllIsPublished() {
        List<Finding> findings = check("mail.example.jp", "s1");
        assertTrue(findings.stream().allMatch(Finding::isOk), findings::toString);
        assertEquals(5, findings.size());
    }

    @Test
    void allIsToBeDoneIfNothingIsPublished() {
        List<Finding> findings = check("nothing.example.com", "s2");
        assertEquals(
                List.of("MX", "SPF", "DKIM", "DMARC"),
                findings.stream()
                        .filter(finding -> !finding.isOk())
                        .map(finding -> finding.text().replaceAll(":.*", ""))
                        .toList(),
                findings::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:192.0.2.1 ~all | ok",
                "v=spf1 redirect=relay.example.jp | ok",
                "V=SPF1 a mx exists:%{i}.example.jp exp=why.example.jp -ALL | ok",
                "v=spf1 +all | anybody may send",
                "v=spf1 ip4:192.0.2.1 ?all | anybody may send",
                "v=spf1 ip4:192.0.2.1 | anybody may send",
                "v=spf1 ip4:192.0.2.999 -all | ip4:192.0.2.999",
                "v=spf1 ip4:192.0.2.0/33 -all | ip4:192.0.2.0/33",
                "v=spf1 ipv4:192.0.2.1 -all | unknown mechanism: ipv4:192.0.2.1",
                "v=spf1 include:gone.example.jp -all | v=spf1 is missing (gone.example.jp)",
                "v=spf1 ptr -all | ptr",
                "v=spf1 include:mail.example.jp -all | more than 10 lookups",
                "v=spf1 a:a.jp a:b.jp a:c.jp a:d.jp a:e.jp a:f.jp a:g.jp a:h.jp a:i.jp a:j.jp a mx -all | more than 10",
                "v=spf10 -all | v=spf1 is missing",
            })
    void spfIsReadAsReceiversDo(String record, String told) {
        dns.without("mail.example.jp")
                .mailHost("mail.example.jp", "mx.example.jp")
                .text("mail.example.jp", "google-site-verification=x")
                .text("mail.example.jp", record);
        String finding = check("SPF");
        assertTrue(finding.contains(told), finding);
        assertEquals(told.equals("ok"), finding.startsWith("ok"), finding);
    }

    @Test
    void twoSpfRecordsAreNone() {
        dns.text("mail.example.jp", "v=spf1 -all");
        assertTrue(check("SPF").contains("v=spf1 exists 2 times"));
    }

    /** The strings of a record belong together without a space. */
    @Test
    void aRecordInStringsIsJoined() {
        dns.without("mail.example.jp")
                .mailHost("mail.example.jp", "mx.example.jp")
                .text("mail.example.jp", "v=spf1 ip4:192.0.", "2.1 ", "-a", "", "ll");
        assertTrue(check("SPF").startsWith("ok"), check("SPF"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | revokes",
                "p=KEY | ok",
                "v=DKIM1; h=sha1; p=KEY | sha256",
                "v=DKIM1; h=sha1:sha256; p=KEY | ok",
                "v=DKIM1; t=y; p=KEY | t=y",
                "v=DKIM1; p=SHORT | 1024 bits",
                "v=DKIM1; p=CUT | cut off",
                "v=DKIM1; p=not base64! | cut off",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQH" + "Og7hcvPapiMlrwIaaPcHURo= | ok",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfV | cut off",
                "v=DKIM2; p=KEY | version",
            })
    void keysAreRead(String record, String told) {
        String value = record.replace("KEY", KEY).replace("SHORT", key(1024)).replace("CUT", KEY.substring(0, 300));
        dns.without("s1._domainkey.example.jp")
                .text(
                        "s1._domainkey.example.jp",
                        IntStream.range(0, (value.length() + 249) / 250)
                                .mapToObj(i -> value.substring(i * 250, Math.min(value.length(), i * 250 + 250)))
                                .toArray(String[]::new));
        String finding = check("DKIM");
        assertTrue(finding.contains(told), finding);
        assertEquals(told.equals("ok"), finding.startsWith("ok"), finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=quarantine | ok",
                "v=DMARC1; p=none; rua=mailto:a@example.jp | policy none",
                "v=DMARC1; rua=mailto:a@example.jp | has no policy",
                "v=DMARC1; p=rejects | has no policy",
                "v=DMARC1; p=reject; aspf=s | does not let SPF count",
            })
    void policiesAreRead(String record, String told) {
        dns.without("_dmarc.example.jp").text("_dmarc.example.jp", record);
        String finding = check("DMARC");
        assertTrue(finding.contains(told), finding);
        assertEquals(told.equals("ok"), finding.startsWith("ok"), finding);
    }

    @Test
    void spfDoesNotCountForAnotherDomain() {
        dns.text("bounce.example.com", SPF).mailHost("bounce.example.com", "mx.example.jp");
        List<Finding> findings = check("bounce.example.com", "s1");
        assertEquals(
                List.of("DMARC"),
                findings.stream()
                        .filter(finding -> !finding.isOk())
                        .map(finding -> finding.text().substring(0, 5))
                        .toList(),
                findings::toString);
    }

    @Test
    void aDomainThatTakesNoMailIsTold() {
        dns.without("mail.example.jp").text("mail.example.jp", SPF).mailHost("mail.example.jp", "");
        List<Finding> findings = check("mail.example.jp", "s1");
        assertFalse(findings.get(1).isOk(), findings::toString);
        assertTrue(findings.get(1).text().contains("takes no mail"), findings::toString);
    }

    @Test
    void aServerThatDoesNotAnswerIsNoMissingRecord() {
        dns.close();
        List<Finding> findings = check("mail.example.jp", "s1");
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).text().startsWith("DNS: no server answers"), findings::toString);
    }

    @Test
    void aSenderWithoutADomainHasNoRecords() {
        List<Finding> findings = new SenderCheck().findings(DefaultSettings.reader());
        assertEquals(
                List.of("sender: MYPAGE_MAIL_FROM has the domain localhost, which has no records"),
                findings.stream().map(Finding::text).toList());
    }
}
