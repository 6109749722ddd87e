package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeInvalid;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.session.SignedInUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often, how long and by whom the code for a new address can be used. */
@Tag("C10")
class AddressCodeTest extends AddressChangeFixture {

    private final PendingCode pending = begin();

    @Test
    @Tag("C5")
    void allowsFiveAttempts() {
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeRefused(new WrongCode(left)), type(pending, wrongCode()));
        }
        assertEquals(new CodeInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, wrongCode()));
        assertEquals(new CodeInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, codeTo(next)));
        assertEquals(new CodeStatus.Invalid(InvalidReason.NO_TRIES_LEFT), changes.resume(user, pending.token()));
        assertEquals(5, Collections.frequency(account.audited(), "ADDRESS_PROOF_WRONG"));
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    void theFifthAttemptMaySucceed() {
        for (int i = 0; i < 4; i++) {
            type(pending, wrongCode());
        }
        assertInstanceOf(Changed.class, type(pending, codeTo(next)));
    }

    @Test
    @Tag("T9")
    void countsOnlySixDigitsOfAnyWidthAsAnAttempt() {
        for (String typed : List.of("", "12345", "1234567", "abcdef", pending.reference())) {
            assertEquals(new CodeRefused(new MalformedCode()), type(pending, typed));
        }
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        StringBuilder wide = new StringBuilder("　");
        codeTo(next)
                .chars()
                .forEach(digit -> wide.append((char) (digit - '0' + '０')).append(' '));
        assertInstanceOf(Changed.class, type(pending, wide.toString()));
    }

    @Test
    void worksUntilTheLastSecond() {
        container.clock.pass(VALIDITY.minus(SECOND));
        reauthenticate();
        assertInstanceOf(Changed.class, type(pending, codeTo(next)));
    }

    @Test
    void isReportedAsExpiredForADay() {
        container.clock.pass(VALIDITY);
        reauthenticate();

        assertEquals(new CodeInvalid(InvalidReason.EXPIRED), type(pending, codeTo(next)));
        container.clock.pass(Duration.ofDays(1).minus(SECOND));
        container.deleteExpired("address_change");
        assertEquals(new CodeStatus.Invalid(InvalidReason.EXPIRED), changes.resume(user, pending.token()));
        container.clock.pass(SECOND);
        container.deleteExpired("address_change");
        assertEquals(new CodeStatus.Invalid(InvalidReason.UNKNOWN), changes.resume(user, pending.token()));
    }

    @Test
    void worksOnce() {
        assertInstanceOf(Changed.class, type(pending, codeTo(next)));
        assertEquals(new CodeInvalid(InvalidReason.UNKNOWN), type(pending, codeTo(next)));
        assertEquals(1, Collections.frequency(account.audited(), "EMAIL_CHANGED"));
    }

    @Test
    void aNewerCodeReplacesItWithNewAttempts() {
        type(pending, wrongCode());
        String second = TestAccount.newAddress();
        PendingCode newer = begin(second);

        assertEquals(new CodeInvalid(InvalidReason.REPLACED), type(pending, codeTo(next)));
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        assertInstanceOf(Changed.class, type(newer, codeTo(second)));
        assertEquals(second, account.fresh().email());
    }

    @Test
    @Tag("C20")
    void worksOnlyInItsSessionAndAccountWithItsToken() {
        SignedInUser elsewhere =
                user(sessions.open(account.fresh(), account.context)).orElseThrow();
        TestAccount other = new TestAccount(container);
        SignedInUser otherUser =
                user(sessions.open(other.fresh(), other.context)).orElseThrow();
        account.update("update user_session set confirmed_at = ?1", Timestamp.from(container.clock.instant()));

        String code = codeTo(next);
        assertEquals(
                new CodeInvalid(InvalidReason.REPLACED),
                changes.submit(elsewhere, pending.token(), code, TestAccount.newBrowser(), account.context));
        assertEquals(
                new CodeInvalid(InvalidReason.UNKNOWN),
                changes.submit(otherUser, pending.token(), code, TestAccount.newBrowser(), other.context));
        assertEquals(
                new CodeInvalid(InvalidReason.UNKNOWN),
                changes.submit(user, "", code, TestAccount.newBrowser(), account.context));
        assertEquals(
                new CodeInvalid(InvalidReason.REPLACED),
                changes.submit(user, "garbage", code, TestAccount.newBrowser(), account.context));

        assertEquals(account.email, account.fresh().email());
        assertEquals(pending, changes.resume(user, pending.token()));
    }

    @Test
    @Tag("C4")
    void isCheckedOnlyAfterARecentReauthentication() {
        container.clock.pass(REAUTHENTICATION);
        assertEquals(new ReauthenticationRequired(), type(pending, codeTo(next)));
        assertEquals(new ReauthenticationRequired(), type(pending, wrongCode()));
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());

        reauthenticate();
        assertInstanceOf(Changed.class, type(pending, codeTo(next)));
    }

    @Test
    @Tag("C4")
    void worksUntilTheReauthenticationExpires() {
        container.clock.pass(REAUTHENTICATION.minus(SECOND));
        assertInstanceOf(Changed.class, type(pending, codeTo(next)));
    }

    /** Between the check of the code and the change: each reads the clock once more. */
    @Test
    @Tag("C19")
    void changesNothingWhenTheReauthenticationExpiresMeanwhile() {
        for (int reading = 2; reading < 8; reading++) {
            PendingCode each = begin();
            Instant start = container.clock.instant();
            container.clock.meanwhile(reading, () -> container.clock.pass(REAUTHENTICATION));
            AddressCodeResult result = type(each, codeTo(next));
            container.clock.meanwhile(0, () -> {});
            if (container.clock.instant().equals(start)) {
                assertInstanceOf(Changed.class, result);
                return;
            }
            assertEquals(new ReauthenticationRequired(), result, "reading " + reading);
            assertEquals(account.email, account.fresh().email());
            assertEquals(List.of(), account.mails());
            assertTrue(user(session).isPresent());
            reauthenticate();
        }
    }

    @Test
    @Tag("C19")
    void anEndedSessionChangesNothing() {
        accounts.endAccess(account.id);

        assertEquals(new ReauthenticationRequired(), type(pending, codeTo(next)));
        assertEquals(new ReauthenticationRequired(), changes.begin(user, next, account.context));

        assertEquals(account.email, account.fresh().email());
        assertEquals(Optional.empty(), accounts.find(Service.SEEKER, next));
    }

    /** Otherwise somebody could prove an address by patience whose mail they can't read. */
    @Test
    @Tag("C5")
    void acceptsNoCodeOnceTooManyWereWrongAcrossChanges() {
        for (int i = 0; i < 15; i++) {
            PendingCode pending = beginAfresh();
            for (int j = 0; j < 5; j++) {
                type(pending, wrong());
            }
        }
        account.update("update user_session set confirmed_at = ?1", Timestamp.from(container.clock.instant()));
        AddressChangeResult.TooMany refused =
                assertInstanceOf(AddressChangeResult.TooMany.class, changes.begin(user, next, account.context));
        assertTrue(refused.until().isAfter(container.clock.instant()));

        container.clock.set(refused.until());
        assertInstanceOf(AddressCodeResult.Changed.class, type(beginAfresh(), codeTo(next)));
    }

    @Test
    @Tag("C5")
    void checksNoCodeOnceTooManyWereWrong() {
        for (int i = 0; i < 14; i++) {
            PendingCode pending = beginAfresh();
            for (int j = 0; j < 5; j++) {
                type(pending, wrong());
            }
        }
        type(beginAfresh(), wrong());
        PendingCode last = beginAfresh();
        for (int j = 0; j < 4; j++) {
            type(last, wrong());
        }
        assertEquals(new CodeInvalid(InvalidReason.NO_TRIES_LEFT), type(last, codeTo(next)));
    }

    private PendingCode beginAfresh() {
        container.clock.pass(java.time.Duration.ofMinutes(12));
        account.update(
                "update user_session set confirmed_at = ?1, last_used_at = ?1, expires_at = ?2",
                Timestamp.from(container.clock.instant()),
                Timestamp.from(container.clock.instant().plusSeconds(3600)));
        return begin();
    }

    private String wrong() {
        return codeTo(next).equals("000000") ? "111111" : "000000";
    }
}
