package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.FakeEntities;
import mypage.account.Service;
import mypage.account.SomeAccount;
import mypage.mail.Outbox;
import mypage.platform.TestPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtpServiceTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofMinutes(30));

    private record Mail(String topic, String recipient, String subject, String body, Instant notAfter) {}

    private final FakeEntities entities = new FakeEntities();
    private final List<Mail> mails = new ArrayList<>();
    private final OtpService otp = new OtpService();

    OtpServiceTest() {
        otp.entities = entities.manager();
        otp.secrets = TestPlatform.secrets();
        otp.settings = TestPlatform.settings();
        otp.outbox = new Outbox() {
            @Override
            public void enqueue(String topic, String recipient, String subject, String body, Instant notAfter) {
                mails.add(new Mail(topic, recipient, subject, body, notAfter));
            }
        };
    }

    @Test
    @Tag("R3")
    @Tag("C27")
    void isRequiredWhenNobodySaysFromWhenOn() {
        assertTrue(otp.isRequired(Service.SEEKER, NOW));
    }

    @Test
    @Tag("R3")
    void isRequiredFromTheServicesDateOn() {
        entities.holding(Service.SEEKER, new OtpPolicy(Service.SEEKER, NOW));
        assertTrue(otp.isRequired(Service.SEEKER, NOW));
        assertFalse(otp.isRequired(Service.SEEKER, NOW.minusSeconds(1)));
    }

    @Test
    @Tag("R9")
    @Tag("T8")
    void mailsACodeThatMatchesOnlyItsOwnAttempt() {
        entities.updating(OtpChallenge.ISSUE, 1);
        assertEquals(Optional.of(END), otp.issue(new SomeAccount(), 42, "0815", NOW));

        Mail mail = mails.get(0);
        Map<Object, Object> stored = entities.asked.get(OtpChallenge.ISSUE);
        OtpChallenge challenge = new OtpChallenge(7, 42, (byte[]) stored.get(3), NOW, END);
        String code = mail.body.replaceAll("(?s).*： (\\d{6})\\s.*", "$1");
        assertTrue(otp.matches(challenge, 42, code), mail.body);
        assertFalse(otp.matches(challenge, 43, code));
        assertFalse(otp.matches(challenge, 42, code.equals("000000") ? "111111" : "000000"));
    }

    @Test
    @Tag("R11")
    @Tag("T10")
    void replacesTheAccountsOlderCodeAndItsUnsentMail() {
        entities.updating(OtpChallenge.ISSUE, 1);
        otp.issue(new SomeAccount(), 42, "0815", NOW);

        Mail mail = mails.get(0);
        Map<Object, Object> stored = entities.asked.get(OtpChallenge.ISSUE);
        assertEquals(List.of(7L, 42L), List.of(stored.get(1), stored.get(2)));
        assertEquals(List.of(timestamp(NOW), timestamp(END)), List.of(stored.get(4), stored.get(5)));
        assertEquals("otp:7", mail.topic);
        assertEquals("taro@example.jp", mail.recipient);
        assertEquals(END, mail.notAfter);
        assertTrue(mail.body.contains("0815") && mail.body.contains("求職者マイページ"), mail.body);
        assertFalse(mail.subject.matches(".*\\d{6}.*"), mail.subject);
    }

    @Test
    @Tag("C5")
    void countsATryOnlyWhereOneWasLeft() {
        assertFalse(otp.countTry(7, 42, NOW));
        entities.updating(OtpChallenge.COUNT_TRY, 1);
        assertTrue(otp.countTry(7, 42, NOW));
        assertEquals(
                Map.of("account", 7L, "attempt", 42L, "tries", 5, "failures", 100, "now", NOW),
                entities.asked.get(OtpChallenge.COUNT_TRY));
    }

    @Test
    @Tag("R14")
    @Tag("C10")
    void isUsedByWhoComesFirst() {
        assertFalse(otp.consume(7, 42, NOW));
        entities.updating(OtpChallenge.CONSUME, 1);
        assertTrue(otp.consume(7, 42, NOW));
        assertEquals(Map.of("account", 7L, "attempt", 42L, "now", NOW), entities.asked.get(OtpChallenge.CONSUME));
    }

    @Test
    void readsWhatWasTyped() {
        assertEquals("012345", otp.parse("０１２ ３４５").orElseThrow());
    }

    private static java.sql.Timestamp timestamp(Instant instant) {
        return java.sql.Timestamp.from(instant);
    }
}
