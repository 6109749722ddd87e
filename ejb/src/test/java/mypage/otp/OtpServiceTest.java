package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtpServiceTest {

    private static final long ATTEMPT = 42;
    private static final Duration VALIDITY = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final OtpSettings settings = container.get(OtpSettings.class);
    private final OtpService otp = container.get(OtpService.class);
    private final TestAccount account = new TestAccount(container);
    private final Instant start = container.clock.instant();
    private final Instant end = start.plus(VALIDITY);

    @Test
    @Tag("R3")
    @Tag("C27")
    void isRequiredWithoutARolloutDate() {
        assertThrows(
                NoSuchElementException.class,
                () -> container.inTransaction(() -> {
                    account.update("delete from otp_policy where service = 'SEEKER'");
                    assertTrue(otp.isRequired(account.fresh(), Instant.EPOCH));
                    throw new NoSuchElementException("so that the others have one again");
                }));
    }

    @Test
    @Tag("R3")
    void isRequiredFromTheRolloutDateOfTheService() {
        Instant start = Instant.parse("2025-01-05T23:30:00Z");
        assertTrue(otp.isRequired(account.fresh(), start));
        assertFalse(otp.isRequired(account.fresh(), start.minus(SECOND)));
    }

    @Test
    @Tag("R4")
    @Tag("R9")
    @Tag("T10")
    void mailsTheCodeWithReferenceAndExpiry() {
        assertEquals(Optional.of(end), otp.issue(account.fresh(), false, ATTEMPT, "0815", Language.JA, start));

        var mail = account.lastMail();
        assertEquals("otp:" + account.id, mail.topic());
        assertEquals(0, account.number("select priority from outbox_message where topic = ?1", mail.topic()));
        assertEquals("【求職者マイページ】ワンタイムパスワードのお知らせ", mail.subject());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().startsWith("求職者マイページにログインするための"), mail.body());
        assertTrue(mail.body().contains("照合番号： 0815\n"), mail.body());
        assertTrue(mail.body().contains("有効期限： " + JapaneseTime.dateTime(end)), mail.body());
        assertTrue(mail.body().contains("発行から30分間"), mail.body());
        assertTrue(mail.body().contains("ログインしようとした"), mail.body());
        assertTrue(mail.body().contains("ログインされることはありません"), mail.body());
    }

    @Test
    @Tag("C4")
    @Tag("T10")
    void theMailSaysThatACodeOnlyReauthenticates() {
        assertEquals(
                Optional.of(end), otp.issueForReauthentication(account.fresh(), ATTEMPT, "0815", Language.JA, start));

        var mail = account.lastMail();
        assertEquals("【求職者マイページ】ご本人の確認のためのワンタイムパスワードのお知らせ", mail.subject());
        String body = mail.body();
        assertTrue(body.startsWith("求職者マイページで、設定を変更する前の"), body);
        assertTrue(body.contains("「ご本人の確認」の画面"), body);
        assertTrue(body.contains("発行から30分間"), body);
        assertTrue(body.contains("いまのパスワードの入力からやり直してください"), body);
        assertFalse(body.contains("ワンタイムパスワード入力画面"), body);
        assertTrue(body.contains("変更されることはありません"), body);
        assertFalse(body.contains("ログインするための"), body);
    }

    @Test
    @Tag("C10")
    @Tag("T8")
    void matchesOnlyItsSignIn() {
        issue(ATTEMPT);
        String code = account.newestCode();
        assertTrue(otp.matches(challenge(), ATTEMPT, code));
        assertFalse(otp.matches(challenge(), ATTEMPT + 1, code));
        assertFalse(otp.matches(challenge(), ATTEMPT, code.equals("000000") ? "111111" : "000000"));
    }

    @Test
    @Tag("R11")
    void replacesTheOlderCodeOfTheAccount() {
        issue(ATTEMPT);
        String older = account.newestCode();
        assertTrue(otp.countAttempt(account.id, ATTEMPT, start));
        assertTrue(otp.consume(account.id, ATTEMPT, start));
        issue(ATTEMPT + 1);

        assertFalse(otp.countAttempt(account.id, ATTEMPT, start));
        assertFalse(otp.matches(challenge(), ATTEMPT + 1, older));
        assertFalse(otp.consume(account.id, ATTEMPT, start));
        assertEquals(Optional.empty(), invalidReason(ATTEMPT + 1));
        assertTrue(otp.consume(account.id, ATTEMPT + 1, start));
    }

    @Test
    @Tag("C5")
    void allowsFiveAttemptsPerCode() {
        issue(ATTEMPT);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), invalidReason(ATTEMPT));
            assertTrue(otp.countAttempt(account.id, ATTEMPT, start));
        }
        assertEquals(Optional.of(InvalidReason.NO_TRIES_LEFT), invalidReason(ATTEMPT));
        assertFalse(otp.countAttempt(account.id, ATTEMPT, start));
    }

    @Test
    @Tag("C5")
    void closesCodesAfterSeventyFiveWrongOnesUntilTheyAreForgiven() {
        for (int i = 0; i < 75; i++) {
            if (i % 5 == 0) {
                issue(ATTEMPT + i);
            }
            assertTrue(otp.countAttempt(account.id, ATTEMPT + i - i % 5, start));
        }
        assertEquals(Optional.empty(), otp.issue(account.fresh(), false, ATTEMPT, "0815", Language.JA, start));
        assertEquals(15, account.mails().size());
        assertEquals(Optional.of(InvalidReason.CLOSED), invalidReason(ATTEMPT + 70));

        container.get(AccountService.class).endAccess(account.id);
        assertEquals(Optional.empty(), otp.issue(account.fresh(), false, ATTEMPT, "0815", Language.JA, start));
        container.inTransaction(() -> {
            otp.forgive(account.id);
            return null;
        });
        issue(ATTEMPT);
        assertEquals(Optional.empty(), invalidReason(ATTEMPT));
        assertEquals(
                75,
                challenge()
                        .attemptsLeft(new OtpSettings(settings.validity(), 200, settings.guesses(), settings.mails())));
    }

    @Test
    @Tag("R9")
    @Tag("R10")
    void isTriedAndUsedOnlyBeforeItsExpiry() {
        issue(ATTEMPT);
        assertFalse(otp.countAttempt(account.id, ATTEMPT, end));
        assertFalse(otp.consume(account.id, ATTEMPT, end));
        assertTrue(otp.countAttempt(account.id, ATTEMPT, end.minus(SECOND)));
        assertTrue(otp.consume(account.id, ATTEMPT, end.minus(SECOND)));
    }

    @Test
    @Tag("R14")
    @Tag("C10")
    void isUsedOnce() {
        issue(ATTEMPT);
        assertTrue(otp.consume(account.id, ATTEMPT, start));
        assertFalse(otp.consume(account.id, ATTEMPT, start));
        assertFalse(otp.countAttempt(account.id, ATTEMPT, start));
        assertEquals(Optional.of(InvalidReason.USED), invalidReason(ATTEMPT));
    }

    @Test
    @Tag("C5")
    void countsNoAttemptOfAUsedCode() {
        issue(ATTEMPT);
        otp.countAttempt(account.id, ATTEMPT, start);
        otp.consume(account.id, ATTEMPT, start);
        assertEquals(0, account.number("select guess_count from otp_challenge where account_id = ?1", account.id));
    }

    @Test
    @Tag("T9")
    void normalizesTheTypedCode() {
        assertEquals(Optional.of("012345"), OtpCode.parse("０１２ ３４５"));
    }

    private void issue(long attempt) {
        assertEquals(Optional.of(end), otp.issue(account.fresh(), false, attempt, "0815", Language.JA, start));
    }

    private OtpChallenge challenge() {
        return container.inTransaction(() -> container.entities().find(OtpChallenge.class, account.id));
    }

    private Optional<InvalidReason> invalidReason(long attempt) {
        return challenge().invalidReason(attempt, settings, start);
    }
}
