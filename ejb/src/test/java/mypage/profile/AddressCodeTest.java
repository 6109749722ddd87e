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
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.CodeOver.Reason;
import mypage.session.SignedInUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often, how long and by whom the code of a new address can be typed. */
@Tag("C10")
class AddressCodeTest extends AddressChangeFixture {

    private final CodeRequired step = begin();

    @Test
    @Tag("C5")
    void takesFiveTries() {
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeRefused(new WrongCode(left)), type(step, wrongCode()));
        }
        assertEquals(new CodeOver(Reason.NO_TRIES_LEFT), type(step, wrongCode()));
        assertEquals(new CodeOver(Reason.NO_TRIES_LEFT), type(step, codeTo(next)));
        assertEquals(new CodeOver(Reason.NO_TRIES_LEFT), changes.resume(user, step.token()));
        assertEquals(5, Collections.frequency(account.audited(), "ADDRESS_PROOF_WRONG"));
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    void theFifthTryMayBeTheRightOne() {
        for (int i = 0; i < 4; i++) {
            type(step, wrongCode());
        }
        assertInstanceOf(Changed.class, type(step, codeTo(next)));
    }

    @Test
    @Tag("T9")
    void countsNoTryForWhatIsNoCodeAndTakesAnyWidth() {
        for (String typed : List.of("", "12345", "1234567", "abcdef", step.reference())) {
            assertEquals(new CodeRefused(new MalformedCode()), type(step, typed));
        }
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        StringBuilder wide = new StringBuilder("　");
        codeTo(next)
                .chars()
                .forEach(digit -> wide.append((char) (digit - '0' + '０')).append(' '));
        assertInstanceOf(Changed.class, type(step, wide.toString()));
    }

    @Test
    void worksUntilTheLastSecond() {
        container.clock.pass(VALIDITY.minus(SECOND));
        confirm();
        assertInstanceOf(Changed.class, type(step, codeTo(next)));
    }

    @Test
    void isOverAfterThirtyMinutesAndSaysSoForADay() {
        container.clock.pass(VALIDITY);
        confirm();

        assertEquals(new CodeOver(Reason.EXPIRED), type(step, codeTo(next)));
        container.clock.pass(Duration.ofDays(1).minus(SECOND));
        container.deleteExpired("address_change");
        assertEquals(new CodeOver(Reason.EXPIRED), changes.resume(user, step.token()));
        container.clock.pass(SECOND);
        container.deleteExpired("address_change");
        assertEquals(new CodeOver(Reason.UNKNOWN), changes.resume(user, step.token()));
    }

    @Test
    void worksOnce() {
        assertInstanceOf(Changed.class, type(step, codeTo(next)));
        assertEquals(new CodeOver(Reason.UNKNOWN), type(step, codeTo(next)));
        assertEquals(1, Collections.frequency(account.audited(), "EMAIL_CHANGED"));
    }

    @Test
    void aNewerOneReplacesItWithTriesOfItsOwn() {
        type(step, wrongCode());
        String second = TestAccount.newAddress();
        CodeRequired newer = begin(second);

        assertEquals(new CodeOver(Reason.REPLACED), type(step, codeTo(next)));
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        assertInstanceOf(Changed.class, type(newer, codeTo(second)));
        assertEquals(second, account.fresh().email());
    }

    @Test
    @Tag("C20")
    void isOfNoUseInAnotherSessionOrAccountOrWithoutItsToken() {
        SignedInUser elsewhere =
                user(sessions.open(account.fresh(), account.context)).orElseThrow();
        TestAccount other = new TestAccount(container);
        SignedInUser stranger =
                user(sessions.open(other.fresh(), other.context)).orElseThrow();
        account.update("update user_session set confirmed_at = ?1", Timestamp.from(container.clock.instant()));

        String code = codeTo(next);
        assertEquals(new CodeOver(Reason.REPLACED), changes.submit(elsewhere, step.token(), code, account.context));
        assertEquals(new CodeOver(Reason.UNKNOWN), changes.submit(stranger, step.token(), code, other.context));
        assertEquals(new CodeOver(Reason.UNKNOWN), changes.submit(user, "", code, account.context));
        assertEquals(new CodeOver(Reason.REPLACED), changes.submit(user, "garbage", code, account.context));

        assertEquals(account.email, account.fresh().email());
        assertEquals(step, changes.resume(user, step.token()));
    }

    @Test
    @Tag("C4")
    void isNotJudgedWithoutAFreshConfirmationAndGoodAfterTheNext() {
        container.clock.pass(CONFIRMATION);
        assertEquals(new ReauthenticationRequired(), type(step, codeTo(next)));
        assertEquals(new ReauthenticationRequired(), type(step, wrongCode()));
        assertEquals(0, account.number("select tries from address_change where account_id = ?1", account.id));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());

        confirm();
        assertInstanceOf(Changed.class, type(step, codeTo(next)));
    }

    @Test
    @Tag("C4")
    void worksUntilTheLastSecondOfTheConfirmation() {
        container.clock.pass(CONFIRMATION.minus(SECOND));
        assertInstanceOf(Changed.class, type(step, codeTo(next)));
    }

    /** Between the judgement of the code and the change: the clock is read once more for each. */
    @Test
    @Tag("C19")
    void changesNothingWhenTheConfirmationEndsMeanwhile() {
        for (int reading = 2; reading < 8; reading++) {
            CodeRequired each = begin();
            Instant start = container.clock.instant();
            container.clock.meanwhile(reading, () -> container.clock.pass(CONFIRMATION));
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
            confirm();
        }
    }

    @Test
    @Tag("C19")
    void aSessionThatWasEndedChangesNothing() {
        accounts.endAccess(account.id);

        assertEquals(new ReauthenticationRequired(), type(step, codeTo(next)));
        assertEquals(new ReauthenticationRequired(), changes.begin(user, next, account.context));

        assertEquals(account.email, account.fresh().email());
        assertEquals(Optional.empty(), accounts.find(Service.SEEKER, next));
    }
}
